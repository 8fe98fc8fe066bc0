-- Messages for a part of the procedure that the case has left for good: none will ever wait for them (trace).
create table engine_message_dropped (
    id bigint primary key,
    case_code text not null,
    name text not null,
    variables jsonb not null,
    created_at timestamptz not null,
    dropped_at timestamptz not null,
    reason text not null
);
create index engine_message_dropped_by_case on engine_message_dropped (case_code, id);
