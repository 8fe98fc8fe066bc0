-- What the officer finds during the formal check (PSW-12-19, PSW-05-00): history kept, the last finding prevails.
create table document_check (
    id               uuid primary key,
    case_code        varchar(40)  not null,
    sequence_in_case bigint       not null check (sequence_in_case > 0),
    document_code    varchar(40)  not null,
    holder           varchar(255),
    status           varchar(20)  not null check (status in ('OK', 'MISSING', 'WRONG', 'ILLEGIBLE', 'INCOMPLETE')),
    grounds          text         not null,
    decided_by       varchar(255) not null,
    decided_at       timestamptz  not null,
    unique (case_code, sequence_in_case),
    check (status = 'OK' or grounds <> '')
);

create table requirement_check (
    id               uuid primary key,
    case_code        varchar(40)  not null,
    sequence_in_case bigint       not null check (sequence_in_case > 0),
    requirement      varchar(60)  not null check (requirement not like 'EXC\_DOC\_%'),
    holds            boolean      not null,
    grounds          text         not null check (grounds <> ''),
    decided_by       varchar(255) not null,
    decided_at       timestamptz  not null,
    unique (case_code, sequence_in_case)
);
