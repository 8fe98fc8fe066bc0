-- Who declared a conflict of interest on which case (PSW-24-02).
create table conflict_of_interest (
    case_code text not null,
    person text not null,
    reason text not null check (btrim(reason) <> ''),
    declared_at timestamptz not null,
    primary key (case_code, person)
);
create trigger conflict_of_interest_is_immutable before update or delete on conflict_of_interest
    for each row execute function refuse_change();

-- Who opened which document of a folder (PSW-23-07); it stays when a draft takes its document away.
create table document_access (
    id uuid primary key,
    folder uuid not null,
    document uuid not null,
    code text not null,
    file_name text not null,
    opened_by text not null,
    opened_at timestamptz not null
);
create index document_access_by_folder on document_access (folder, opened_at);
create trigger document_access_is_immutable before update or delete on document_access
    for each row execute function refuse_change();
