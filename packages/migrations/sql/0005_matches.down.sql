-- Removes what 0005_matches.up.sql added, and only that.
select pg_temp.podflight_undo('0005_matches', pg_temp.podflight_table('match_runs'));
select pg_temp.podflight_undo('0005_matches', pg_temp.podflight_table('matches'));
