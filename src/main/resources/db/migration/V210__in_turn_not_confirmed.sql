-- A run reads also those in their turn: until they are confirmed, what is reserved for them may come back (PSW-13-14).
drop index ledger_entry_in_play;
create index ledger_entry_in_play on ledger_entry (call, transmitted_at, case_code)
    where state in ('UNDECIDED', 'WAITING', 'PROPOSED') or b_awaiting;
