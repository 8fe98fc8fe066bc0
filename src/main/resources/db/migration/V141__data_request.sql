-- The data of monitoring asked of a beneficiary, once for each period that is over (PSW-22-06).
create table data_request (
    case_code text not null,
    until_day date not null,
    asked_at timestamptz not null,
    primary key (case_code, until_day)
);
