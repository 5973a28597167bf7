-- Removes what 0006_event_outbox.up.sql added, and only that.
select pg_temp.podflight_undo('0006_event_outbox', pg_temp.podflight_table('event_outbox'));
