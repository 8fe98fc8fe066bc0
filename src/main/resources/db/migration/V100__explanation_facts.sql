-- What an outcome was computed from, where the inputs that people read do not tell it whole: a replay reads it.
alter table explanation add column facts jsonb;
