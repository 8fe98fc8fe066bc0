-- What a corrigendum replaced in the publication of an act; the act itself carries what is true now (PSW-14-04).
create table act_correction (
    act_code text not null references act (code),
    number int not null,
    bur_number text not null,
    bur_date date not null,
    corrected_at timestamptz not null,
    corrected_by text not null,
    act_number text not null,
    reason text not null,
    primary key (act_code, number)
);

-- The choice of the Region on the emergency suspension of 2020 (PSW-00-07, AMB-32): none of it before it is made.
create table calendar_choice (
    call text primary key,
    -- null: no suspension
    preset text,
    act_number text not null,
    reason text not null,
    decided_by text not null,
    decided_at timestamptz not null
);
