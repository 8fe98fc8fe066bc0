-- Money that comes back says what it rests on, whether an act precedes it or not (PSW-08-12). What was recorded before
-- does not change.
alter table ledger_movement add constraint release_rests_on_something
    check (kind <> 'RELEASED' or reason is not null) not valid;
