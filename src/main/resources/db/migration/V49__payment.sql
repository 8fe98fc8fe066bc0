-- The money of a case (PSW-18, PSW-20-03, PSW-24-01).

create table payment_file (
    case_code text primary key,
    version int not null,
    grant_total numeric(14, 2) not null check (grant_total >= 0),
    paid numeric(14, 2) not null check (paid >= 0),
    recovered numeric(14, 2) not null check (recovered >= 0),
    released numeric(14, 2) not null check (released >= 0),
    settled boolean not null,
    -- Money is never paid above the grant, and never comes back beyond what was paid.
    check (paid - recovered <= grant_total),
    check (recovered <= paid)
);

create table payment (
    id uuid primary key,
    version int not null,
    case_code text not null references payment_file,
    tranche text not null check (tranche in ('ADVANCE', 'BALANCE', 'SINGLE_PAYMENT')),
    state text not null check (state in ('REQUESTED', 'BLOCKED', 'ORDERED', 'PAID', 'RECOVERED', 'SUPERSEDED')),
    due numeric(14, 2) not null check (due > 0),
    requested_at timestamptz not null,
    lazio_seat boolean not null,
    requirements_kept boolean not null,
    checked_by text,
    checked_at timestamptz,
    blocked_by jsonb not null,
    iban text,
    order_number text,
    paid_on date,
    paid_by text,
    -- No payment without an order, to the dedicated account (PSW-16-04).
    check (state not in ('PAID', 'RECOVERED')
        or (iban is not null and order_number is not null and paid_on is not null and paid_by is not null))
);
-- One payment open at a time; deferred, because a settlement closes one and opens the next in one transaction.
alter table payment add constraint payment_one_open
    exclude (case_code with =) where (state in ('REQUESTED', 'BLOCKED', 'ORDERED')) deferrable initially deferred;
-- There is no second advance (PSW-18-12).
create unique index payment_one_advance on payment (case_code) where tranche = 'ADVANCE' and state <> 'SUPERSEDED';

create table guarantee (
    id uuid primary key,
    version int not null,
    case_code text not null references payment_file,
    guarantor text not null,
    number text not null,
    amount numeric(14, 2) not null check (amount > 0),
    first_demand boolean not null,
    no_exceptions boolean not null,
    issued_on date not null,
    expiry date check (expiry >= issued_on),
    state text not null check (state in ('RECEIVED', 'REJECTED', 'ACCEPTED', 'ENFORCED', 'RELEASED')),
    received_at timestamptz not null,
    enforced_on date,
    enforced_amount numeric(14, 2) not null check (enforced_amount between 0 and amount),
    released_at timestamptz,
    check ((state = 'RELEASED') = (released_at is not null)),
    check ((state = 'ENFORCED') = (enforced_on is not null))
);
create index guarantee_by_case on guarantee (case_code);
create index guarantee_by_expiry on guarantee (expiry) where state = 'ACCEPTED';

create table invoice (
    id uuid primary key,
    case_code text not null references payment_file,
    payment_id uuid not null references payment deferrable initially deferred,
    number text not null,
    issued_on date not null,
    amount numeric(14, 2) not null check (amount > 0),
    received_at timestamptz not null
);
create index invoice_by_case on invoice (case_code);

create table durc_record (
    id uuid primary key,
    case_code text not null references payment_file,
    subject text not null,
    status text not null check (status in ('REGULAR', 'IRREGULAR', 'PENDING')),
    expiry date,
    read_by text not null,
    read_at timestamptz not null,
    check (status <> 'REGULAR' or expiry is not null)
);
create index durc_record_by_case on durc_record (case_code);

create table recovery (
    id uuid primary key,
    version int not null,
    case_code text not null references payment_file,
    cause text not null,
    amount numeric(14, 2) not null check (amount > 0),
    received numeric(14, 2) not null check (received between 0 and amount),
    state text not null
        check (state in ('DETERMINED', 'REQUESTED', 'RECOVERED', 'NOT_RECOVERED', 'ENFORCED', 'REPLACED')),
    interest_mode text not null,
    determined_at timestamptz not null,
    requested_on date,
    notice_received_on date,
    due_days int check (due_days > 0),
    act_number text,
    last_received_on date,
    check (state <> 'RECOVERED' or received = amount)
);
create index recovery_by_case on recovery (case_code);

create table fraud_hold (
    id uuid primary key,
    version int not null,
    case_code text not null references payment_file,
    reason text not null,
    raised_by text not null,
    raised_at timestamptz not null,
    cleared_by text,
    cleared_at timestamptz,
    cleared_grounds text,
    check ((cleared_at is null) = (cleared_by is null))
);
create index fraud_hold_by_case on fraud_hold (case_code);
