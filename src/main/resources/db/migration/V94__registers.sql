-- To whom personal data were given, for what (PSW-25-04).
create table disclosure (
    id uuid primary key,
    disclosed_at timestamptz not null,
    disclosed_by text not null,
    recipient text not null check (btrim(recipient) <> ''),
    purpose text not null check (btrim(purpose) <> ''),
    data text not null check (btrim(data) <> '')
);
create trigger disclosure_is_immutable before update or delete on disclosure
    for each row execute function refuse_change();

-- Who was appointed to process personal data, with which act (PSW-25-08).
create table appointment (
    id uuid primary key,
    user_id text not null check (btrim(user_id) <> ''),
    act text not null check (btrim(act) <> ''),
    from_day date not null,
    to_day date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (to_day >= from_day)
);

-- What data subjects asked, and the answer (PSW-25-06).
create table rights_request (
    id uuid primary key,
    case_code text not null,
    type text not null,
    person text not null check (btrim(person) <> ''),
    text text not null check (btrim(text) <> ''),
    received_at timestamptz not null,
    granted boolean,
    answer text,
    answered_by text,
    answered_at timestamptz,
    check ((answered_at is null) = (granted is null)),
    check ((answered_at is null) = (answer is null))
);
create index rights_request_by_case on rights_request (case_code, received_at);

-- The score of the fraud-risk tool of the Commission: for the RUP alone, never published (PSW-25-07).
create table risk_score (
    case_code text not null,
    score int not null check (score between 0 and 100),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (case_code, recorded_at)
);

-- The indicators of the programme as they were read on a day (PSW-22-05).
create table indicator_reading (
    id uuid primary key,
    notice text not null,
    read_at timestamptz not null,
    read_by text not null,
    indicators jsonb not null
);
