import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from './context.ts';
import { podflightSchema } from './host-schema.ts';
import type { TenantDb } from './with-tenant.ts';

/** SQL types of the host's keys, as the migrations copied them from the host's catalog. */
export type KeyTypes = Record<(typeof KEYS)[number], string>;

const KEYS = ['tenant_id', 'podcast_id', 'episode_id', 'sponsor_id', 'campaign_id'] as const;

/** Podflight's tables that between them have a column for every key. */
const CARRIERS = ['metrics_daily', 'io_bookings', 'promo_codes'];

const known = new WeakMap<object, Map<string, KeyTypes>>();

/**
 * The SQL types of the host's keys, read once per database from Podflight's own tables.
 *
 * @throws PodflightError `host.schema_invalid` when the migrations have not been run.
 */
export async function keyTypes(ctx: PodflightContext, db: TenantDb): Promise<KeyTypes> {
  const schema = podflightSchema(ctx.hostSchema);
  const ofDb = known.get(ctx.db) ?? new Map<string, KeyTypes>();
  const cached = ofDb.get(schema);
  if (cached) return cached;
  const { rows } = await sql<{ name: string; type: string }>`
    select distinct a.attname as name, format_type(a.atttypid, -1) as type
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname in (${sql.join(CARRIERS)}) and a.attname in (${sql.join(KEYS)})`.execute(
    db,
  );
  const typeOf = new Map(rows.map(({ name, type }) => [name, type]));
  if (KEYS.some((key) => !typeOf.has(key))) {
    throw new PodflightError(
      'host.schema_invalid',
      `Podflight's tables are not in schema "${schema}". Run "npx podflight-migrations up", or set hostSchema.podflightSchema to where they are.`,
      { schema },
    );
  }
  // Every key was found, so the record is whole.
  const types = Object.fromEntries(typeOf) as KeyTypes;
  known.set(ctx.db, ofDb.set(schema, types));
  return types;
}

/** Whether a text can be a key of this SQL type, so that one that cannot reads as unknown and not as a fault. */
export function fitsKey(type: string, id: string): boolean {
  if (type === 'uuid') return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
  if (type === 'bigint') return /^\d{1,18}$/.test(id);
  if (type === 'integer') return /^\d{1,9}$/.test(id);
  return !id.includes('\0') && id.length <= 200;
}
