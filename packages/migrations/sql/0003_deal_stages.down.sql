-- Removes what 0003_deal_stages.up.sql added, and only that: a stage column that the host had stays.
select pg_temp.podflight_revoke_stage();
select pg_temp.podflight_undo('0003_deal_stages', pg_temp.podflight_table('deal_stage_history'));
select pg_temp.podflight_undo('0003_deal_stages', pg_temp.podflight_table('deals'));
select pg_temp.podflight_undo('0003_deal_stages', to_regclass(:'CAMPAIGNS'));
