-- Whether the stamp is on a document that should bear one; null where nothing was said (PSW-15-02).
alter table document_check add column stamped boolean;
