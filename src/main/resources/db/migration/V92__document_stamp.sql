-- Whether the stamp is on a document that should bear one; null where nothing was said (PSW-15-02).
alter table document_check add column stamped boolean;
-- Whether the document says something else than the form, which prevails (PSW-12-03).
alter table document_check add column differs boolean not null default false;
