-- Removes what 0001_imports.up.sql added, and only that.
select pg_temp.podflight_undo('0001_imports', pg_temp.podflight_table('etl_staged_rows'));
select pg_temp.podflight_undo('0001_imports', pg_temp.podflight_table('etl_rejected_rows'));
select pg_temp.podflight_undo('0001_imports', pg_temp.podflight_table('etl_imports'));
select pg_temp.podflight_drop_schema();
