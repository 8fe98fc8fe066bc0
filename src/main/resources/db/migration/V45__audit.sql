-- Why every automatic outcome is what it is (PSW-00-10): append-only, confirmed at most once.

create table explanation (
    id uuid primary key,
    number bigint generated always as identity unique,
    version int not null,
    case_code text not null,
    subject text not null,
    rules jsonb not null,
    rule_set text not null,
    code_version text not null,
    computed_at timestamptz not null,
    content jsonb not null,
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    confirmed_by text,
    confirmed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null))
);
create index explanation_by_case on explanation (case_code, number);

create function explanation_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an explanation is never removed';
    end if;
    if old.confirmed_by is not null
            or (to_jsonb(new) - array['version', 'confirmed_by', 'confirmed_at'])
                is distinct from (to_jsonb(old) - array['version', 'confirmed_by', 'confirmed_at']) then
        raise exception 'an explanation is never changed';
    end if;
    return new;
end $$;
create trigger explanation_append_only before update or delete on explanation
    for each row execute function explanation_is_append_only();
