-- What the program itself needs: where the database comes from, the outbox towards the engine, the officers' decisions.

create table installation (
    one boolean primary key default true check (one),
    origin text not null check (origin in ('DEMO', 'PRODUCTION')),
    made_at timestamptz not null default now()
);

-- Domain to engine: written in the transaction of the act, delivered by the dispatcher, in order within a case.
create table engine_message (
    id bigint primary key,
    case_code text not null,
    kind text not null check (kind in ('START', 'MESSAGE', 'REDATE')),
    name text not null,
    variables jsonb not null default '{}',
    created_at timestamptz not null,
    attempts int not null default 0,
    next_attempt_at timestamptz not null,
    last_error text
);
create sequence engine_message_number;
create index engine_message_by_case on engine_message (case_code, id);

-- Who decided what, when and why, at every user task (PSW-00-10, PSW-00-11).
create table task_decision (
    id uuid primary key,
    task_id text not null unique,
    task_key text not null,
    case_code text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    outcome text,
    grounds text,
    fields jsonb not null
);
create index task_decision_by_case on task_decision (case_code, decided_at);
