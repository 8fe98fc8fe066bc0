-- Messages in and out, kept with the case: append-only.

create table message (
    id uuid primary key,
    number bigint generated always as identity unique,
    case_code text not null,
    direction text not null check (direction in ('IN', 'OUT')),
    channel text not null,
    party text not null,
    subject text not null,
    body text not null,
    sent_at timestamptz not null,
    rule text
);
create index message_by_case on message (case_code, number);

create function message_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'a message is never changed or removed';
end $$;
create trigger message_append_only before update or delete on message
    for each row execute function message_is_append_only();
