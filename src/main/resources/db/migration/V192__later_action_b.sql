-- When Action B was granted by an act of its own: it may be the last individual aid under the notice (PSW-23-03).

alter table grant_file add column adopted_on_b date check (adopted_on_b >= adopted_on);
