-- The changes of registered aids in the RNA: revocation, reduction, withdrawal (PSW-06-15).
create table aid_registration_change (
    case_code text not null,
    covar text not null check (btrim(covar) <> ''),
    registered_on date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (case_code, recorded_at)
);
create trigger aid_registration_change_is_immutable before update or delete on aid_registration_change
    for each row execute function refuse_change();
