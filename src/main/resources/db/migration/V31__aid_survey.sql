-- De minimis surveys of the RNA, one row each time an officer records one: the last one decides (PSW-06-15).
create sequence aid_survey_number;
create table aid_survey (
    id uuid primary key,
    number bigint not null unique default nextval('aid_survey_number'),
    case_code text not null,
    survey_date date not null,
    survey_number text not null check (btrim(survey_number) <> ''),
    concession text not null check (concession in ('ALL', 'A_ONLY', 'B_LATER')),
    aids_total numeric(14, 2) not null check (aids_total >= 0),
    conceded numeric(14, 2) not null check (conceded >= 0),
    tested numeric(14, 2) not null,
    ceiling numeric(14, 2) not null,
    outcome text not null,
    holds_on_a_alone boolean not null,
    other_aid_same_costs boolean not null,
    separation_confirmed boolean not null,
    rule_set text not null,
    explanation jsonb not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    constraint aid_survey_adds_up check (tested = aids_total + conceded),
    constraint aid_survey_within_ceiling check (outcome <> 'OK' or tested <= ceiling)
);
create index aid_survey_by_case on aid_survey (case_code, number desc);
create trigger aid_survey_is_immutable before update or delete on aid_survey
    for each row execute function refuse_change();
