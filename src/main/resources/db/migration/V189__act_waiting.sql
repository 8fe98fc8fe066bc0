-- A determination is published with the proposals that wait for funds, in their order and with the reason (PSW-14-06).
create table act_waiting (
    act_code text not null references act (code),
    position int not null,
    case_code text not null,
    beneficiary text not null,
    place int not null check (place > 0),
    score numeric(5, 2) not null,
    reason text not null,
    primary key (act_code, position),
    unique (act_code, case_code)
);
