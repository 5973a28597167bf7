-- Removes what 0004_bookings.up.sql added, and only that.
select pg_temp.podflight_revoke_visits();
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('vanity_links'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('promo_codes'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('io_status_history'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('io_bookings'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('io_revisions'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('insertion_orders'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('ad_units'));
