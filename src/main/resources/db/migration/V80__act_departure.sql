create table act_departure (
    act_code text not null references act (code),
    position int not null,
    case_code text not null,
    reason text not null,
    departed_at timestamptz not null,
    primary key (act_code, position)
);

-- A case is taken out of the middle of the list: for a moment its row and the one that takes its place say the same.
alter table act_item drop constraint act_item_act_code_case_code_key;
alter table act_item add constraint act_item_once unique (act_code, case_code) deferrable initially deferred;

create index act_item_case on act_item (case_code);
