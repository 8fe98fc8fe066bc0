-- Files with their checksum. Only the current one of a code and subject counts; superseded ones are kept.
create table document (
    id uuid primary key,
    folder uuid not null,
    code varchar(40) not null,
    subject varchar(40) not null,
    file_name varchar(120) not null,
    size bigint not null check (size > 0),
    sha256 char(64) not null,
    uploaded_at timestamptz not null,
    uploaded_by varchar(100) not null,
    superseded_at timestamptz,
    content bytea not null check (octet_length(content) = size)
);
-- Scans are compressed already.
alter table document alter column content set storage external;
create unique index document_current on document (folder, code, subject) where superseded_at is null;
create index document_folder on document (folder);

-- What was transmitted is never deleted nor rewritten (PSW-12-06, PSW-23-01).
create function document_is_kept() returns trigger language plpgsql as $$
begin
    if exists (select from proposal where id = old.folder and transmitted_at is not null) then
        raise exception 'document % was transmitted: it stays', old.id;
    end if;
    return old;
end $$;
create trigger document_is_kept before delete on document for each row execute function document_is_kept();

create function document_content_is_fixed() returns trigger language plpgsql as $$
begin
    raise exception 'the content of a document does not change';
end $$;
create trigger document_content_is_fixed before update of folder, code, subject, size, sha256, content on document
    for each row execute function document_content_is_fixed();
