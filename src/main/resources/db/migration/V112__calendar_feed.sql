-- Private addresses of the calendars of the desk: only the digest of an address is kept, and it dies when revoked.
create table calendar_feed (
    id uuid primary key,
    token_sha256 text not null unique,
    owner text not null,
    -- null: the cases of which the owner has taken a task
    role text,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create unique index calendar_feed_in_use on calendar_feed (owner, coalesce(role, '')) where revoked_at is null;
