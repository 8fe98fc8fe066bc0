-- Changes of annex A03 communicated until the concession: the survey made before one of them decides nothing (PSW-06-14).
create table aid_position_change (
    case_code text not null,
    changed_on date not null,
    received_at timestamptz not null
);
create index aid_position_change_by_case on aid_position_change (case_code, received_at);
