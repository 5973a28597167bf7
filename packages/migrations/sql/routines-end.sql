-- Drops the functions that the step shared, so that a pooled session keeps nothing.
do $do$
declare
  routine regprocedure;
begin
  for routine in
    select oid::regprocedure from pg_catalog.pg_proc where pronamespace = pg_my_temp_schema() and proname like 'podflight\_%'
  loop
    execute format('drop function %s', routine);
  end loop;
end $do$;
