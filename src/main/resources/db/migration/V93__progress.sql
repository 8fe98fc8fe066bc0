-- What the beneficiary tells of the running project: data of monitoring (PSW-22-06) and intermediate claims (PSW-19-27).
-- Neither of them pays anything (PSW-18-12).
create table progress_statement (
    id uuid primary key,
    case_code text not null,
    kind text not null check (kind in ('MONITORING', 'INTERMEDIATE_CLAIM')),
    until_day date not null,
    spent_a numeric(14, 2) not null check (spent_a >= 0),
    spent_b numeric(14, 2) not null check (spent_b >= 0),
    training_hours numeric(7, 2) not null check (training_hours >= 0),
    participants int not null check (participants >= 0),
    progress text not null check (btrim(progress) <> ''),
    submitted_at timestamptz not null
);
create index progress_statement_by_case on progress_statement (case_code, submitted_at);
