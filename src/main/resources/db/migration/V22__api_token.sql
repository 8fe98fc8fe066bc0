-- One account per legal subject (PSW-12-02). Only the digest of a token is kept: the token itself is random and long,
-- so one fast digest is enough and no password hash is computed per request.
create table api_token (
    token_sha256 char(64) primary key,
    tax_code varchar(16) not null unique,
    name varchar(200) not null,
    issued_at timestamptz not null
);
