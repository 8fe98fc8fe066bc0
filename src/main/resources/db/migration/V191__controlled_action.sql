-- To which action the expense belongs that a control found ineligible (PSW-22-03). Until now it was always the first.

alter table control_case add column action text check (action in ('A', 'B'));
update control_case set action = 'A' where amount_ineligible > 0;
alter table control_case add check (amount_ineligible = 0 or action is not null);
