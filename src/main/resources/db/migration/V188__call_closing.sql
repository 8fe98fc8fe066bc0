-- A call that was revoked or annulled is closed too, and what it leaves behind ends otherwise (PSW-14-08).
alter table call_state add column annulled boolean not null default false;

-- Who never transmitted is told of the closure (DL-02): found without reading every draft of the open calls.
create index proposal_not_transmitted on proposal (notice) where state in ('DRAFT', 'FORM_SENT');
