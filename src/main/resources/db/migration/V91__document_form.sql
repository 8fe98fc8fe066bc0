-- In which form the document is kept by who uploaded it (PSW-23-05).
alter table document add column form varchar(20) not null default 'ELECTRONIC'
    check (form in ('ORIGINAL', 'CERTIFIED_COPY', 'ELECTRONIC'));
