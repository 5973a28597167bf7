import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';

/** The role that every query of the running app has: it owns nothing and bypasses no policy. */
export const APP_ROLE = 'podflight_demo_app';

/** Makes the role, where it is not there yet, and lets the role that connects step down to it. */
export async function ensureAppRole(owner: HostDb): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${sql.raw(APP_ROLE)}') then
        create role ${sql.id(APP_ROLE)} nologin;
      end if;
      -- Since PostgreSQL 16 a member is not by that alone allowed to step down.
      if not pg_has_role(current_user, '${sql.raw(APP_ROLE)}',
                         case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
        execute format('grant %I to %I', '${sql.raw(APP_ROLE)}', current_user);
      end if;
    end $$`
    .execute(owner)
    .catch((error: Error) => {
      throw new Error(
        `The role of DATABASE_URL can neither make the role ${APP_ROLE} nor step down to it (${error.message}). ` +
          `Connect as a role with CREATEROLE, or have an administrator run: create role ${APP_ROLE}; grant ${APP_ROLE} to <your role>;`,
        { cause: error },
      );
    });
}

/** Gives the role what an app needs of the platform's own tables. Podflight's migrations grant theirs. */
export async function grantHostTables(owner: HostDb): Promise<void> {
  const role = sql.id(APP_ROLE);
  await sql`grant usage on schema public to ${role}`.execute(owner);
  await sql`grant select, insert, update, delete on all tables in schema public to ${role}`.execute(owner);
}
