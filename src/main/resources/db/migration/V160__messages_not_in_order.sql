-- On a click day thousands of cases wait for their start: whoever looks for the next message does not walk past them.
create index engine_message_not_in_order on engine_message (id) where arrival_number is null;
