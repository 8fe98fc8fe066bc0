-- A plan made when hardly any message waited, and kept, would look through all of them for each: after a mass deadline
-- tens of thousands.
alter function due_messages(timestamptz, int, text[]) set plan_cache_mode = force_custom_plan;
