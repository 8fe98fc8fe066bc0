-- What the act recited when it was signed (PSW-01-01, PSW-01-04, PSW-06-01); null for acts in preparation.
alter table act add column premises text;

-- The code of each aid in the national register, printed in the determination (PSW-06-15).
create table aid_registration (
    case_code text not null,
    cor text not null check (btrim(cor) <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (case_code, recorded_at)
);
create trigger aid_registration_is_immutable before update or delete on aid_registration
    for each row execute function refuse_change();
alter table act_item add column cor text;
