import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from './context.ts';
import { podflightSchema } from './host-schema.ts';
import type { TenantDb } from './with-tenant.ts';

/** SQL types of the host's keys, as the migrations copied them from the host's catalog. */
export type KeyTypes = { tenant_id: string; episode_id: string };

const known = new WeakMap<object, Map<string, KeyTypes>>();

/**
 * The SQL types of the host's keys, read once per database from `metrics_daily`.
 *
 * @throws PodflightError `host.schema_invalid` when the migrations have not been run.
 */
export async function keyTypes(ctx: PodflightContext, db: TenantDb): Promise<KeyTypes> {
  const schema = podflightSchema(ctx.hostSchema);
  const ofDb = known.get(ctx.db) ?? new Map<string, KeyTypes>();
  const cached = ofDb.get(schema);
  if (cached) return cached;
  const { rows } = await sql<{ name: keyof KeyTypes; type: string }>`
    select a.attname as name, format_type(a.atttypid, -1) as type
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = 'metrics_daily' and a.attname in ('tenant_id', 'episode_id')`.execute(
    db,
  );
  const typeOf = (name: keyof KeyTypes) => rows.find((row) => row.name === name)?.type;
  const tenant_id = typeOf('tenant_id');
  const episode_id = typeOf('episode_id');
  if (!tenant_id || !episode_id) {
    throw new PodflightError(
      'host.schema_invalid',
      `Podflight's tables are not in schema "${schema}". Run "npx podflight-migrations up", or set hostSchema.podflightSchema to where they are.`,
      { schema },
    );
  }
  const types = { tenant_id, episode_id };
  known.set(ctx.db, ofDb.set(schema, types));
  return types;
}
