-- Removes what 0002_metrics_daily.up.sql added, and only that.
select pg_temp.podflight_undo('0002_metrics_daily', pg_temp.podflight_table('episode_curves'));
select pg_temp.podflight_undo('0002_metrics_daily', pg_temp.podflight_table('metrics_daily'));
