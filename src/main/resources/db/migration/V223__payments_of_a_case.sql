-- The payments of a case are read with its file: by this, and not by looking through those of all cases.
create index payment_of_case on payment (case_code);
