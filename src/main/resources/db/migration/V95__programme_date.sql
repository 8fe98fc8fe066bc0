-- The dates of the programme that the Managing Authority tells (PSW-23-01, PSW-25-05); the last one recorded holds.
create table programme_date (
    notice text not null,
    kind text not null check (kind in ('ART_140_UNTIL', 'CLOSED_ON')),
    day date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (notice, kind, recorded_at)
);
