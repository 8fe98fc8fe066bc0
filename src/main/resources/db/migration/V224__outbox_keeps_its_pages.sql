-- Cut off when it empties, it would be small for the plans made then and kept: they would read all of it in the next rush.
alter table engine_message set (vacuum_truncate = off);
