-- The Commission's score cards (PSW-13-04 … PSW-13-06): one row for each decision, the last one holds.
create table score_card (
    id               uuid primary key,
    case_code        varchar(40)  not null,
    sequence_in_case bigint       not null check (sequence_in_case > 0),
    rule_set         varchar(80)  not null,
    scores           jsonb        not null,
    criterion_totals jsonb        not null,
    total            numeric(5,2) not null check (total >= 0),
    approvable       boolean      not null,
    grounds          text         not null check (grounds <> ''),
    decided_by       varchar(255) not null,
    decided_at       timestamptz  not null,
    unique (case_code, sequence_in_case)
);
