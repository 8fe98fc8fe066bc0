-- Order of arrival (PSW-12-08): number and instant are taken together under a session lock that is held for
-- microseconds, not until commit, so that on every node the numbers grow with the instants.
create sequence arrival_number;

create function next_arrival(out number bigint, out at timestamptz) language plpgsql as $$
begin
    perform pg_current_xact_id(); -- the transaction has its id before the number: the watermark relies on it
    begin
        perform pg_advisory_lock(4711);
        number := nextval('arrival_number');
        at := date_trunc('milliseconds', legal_now());
    exception when query_canceled or assert_failure or others then
        perform pg_advisory_unlock(4711);
        raise;
    end;
    perform pg_advisory_unlock(4711);
end $$;

-- Closure of a call (PSW-11-03): a transmission at that very instant is still accepted.
create table call_state (
    notice varchar(40) primary key,
    closed_at timestamptz not null,
    act varchar(40) not null
);

create sequence reference_number;

create table proposal (
    id uuid primary key,
    version integer not null,
    notice varchar(40) not null,
    rule_set varchar(40) not null,
    owner_tax_code varchar(16) not null,
    applicant_name varchar(200) not null,
    state varchar(40) not null,
    flags jsonb not null,
    proposed_outcome varchar(40) check (proposed_outcome in ('EXCLUDED', 'NOT_APPROVED', 'NOT_FINANCEABLE')),
    proposed_grounds jsonb not null,
    form jsonb not null,
    created_at timestamptz not null,
    reference_code varchar(40) unique,
    form_sent_at timestamptz,
    arrival_number bigint unique,
    transmitted_at timestamptz,
    submission_date date,
    idempotency_key varchar(100),
    documents_complete boolean not null default false,
    total_employees integer check (total_employees >= 0),
    lazio_employees integer check (lazio_employees between 0 and total_employees),
    company_size varchar(10),
    action_b boolean not null,
    grantable_a numeric(14, 2) check (grantable_a >= 0),
    grantable_b numeric(14, 2) check (grantable_b >= 0),
    conceded_a numeric(14, 2) check (conceded_a >= 0),
    conceded_b numeric(14, 2) check (conceded_b >= 0),
    steps integer not null,
    -- FORM_SENT gives the code, TRANSMITTED the place: neither without all of itself (PSW-12-04, PSW-12-06).
    check (num_nulls(reference_code, form_sent_at, total_employees, lazio_employees, company_size,
                     grantable_a, grantable_b) in (0, 7)),
    check (num_nulls(arrival_number, transmitted_at, submission_date, idempotency_key) in (0, 4)),
    check (state in ('DRAFT', 'DISCARDED', 'CLOSED_CALL_ANNULLED') or reference_code is not null),
    check (state in ('DRAFT', 'FORM_SENT', 'DISCARDED', 'CLOSED_CALL_ANNULLED') or arrival_number is not null),
    check (num_nulls(conceded_a, conceded_b) in (0, 2)),
    unique (owner_tax_code, idempotency_key)
);
create index proposal_state on proposal (state, arrival_number);
create index proposal_owner on proposal (notice, owner_tax_code);

-- What was transmitted stays as it was transmitted (PSW-12-04, PSW-12-08).
create function proposal_frozen() returns trigger language plpgsql as $$
begin
    if old.form_sent_at is not null and (new.form is distinct from old.form
            or new.reference_code is distinct from old.reference_code
            or new.lazio_employees is distinct from old.lazio_employees) then
        raise exception 'the form of % is frozen', old.reference_code;
    end if;
    if old.arrival_number is not null and (new.arrival_number is distinct from old.arrival_number
            or new.transmitted_at is distinct from old.transmitted_at
            or new.submission_date is distinct from old.submission_date) then
        raise exception 'the arrival of % is frozen', old.reference_code;
    end if;
    return new;
end $$;
create trigger proposal_frozen
    before update of form, reference_code, lazio_employees, arrival_number, transmitted_at, submission_date on proposal
    for each row when (old.form_sent_at is not null) execute function proposal_frozen();

create table case_transition (
    id uuid primary key,
    proposal_id uuid not null references proposal (id),
    position integer not null,
    step varchar(200) not null,
    from_state varchar(40),
    to_state varchar(40) not null,
    done_at timestamptz not null,
    done_by varchar(100) not null,
    grounds text,
    act varchar(40),
    unique (proposal_id, position)
);

create function case_transition_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the history of a case is append-only';
end $$;
create trigger case_transition_append_only before update or delete on case_transition
    for each statement execute function case_transition_is_append_only();
