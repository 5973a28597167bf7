import { sql } from 'kysely';
import { hostTableNames } from './host-names.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';

/** SQL types of the host's keys, as its catalog spells them. */
export type HostKeys = Record<
  'tenant_id' | 'podcast_id' | 'episode_id' | 'sponsor_id' | 'campaign_id' | 'tenant_setting',
  string
>;

/** The keys of a host that matches the contract, for SQL made without a database. */
export const CONTRACT_KEYS: HostKeys = {
  tenant_id: 'uuid',
  podcast_id: 'uuid',
  episode_id: 'uuid',
  sponsor_id: 'uuid',
  campaign_id: 'uuid',
  tenant_setting: 'uuid',
};

const KEY_OF: Readonly<Record<string, Exclude<keyof HostKeys, 'tenant_setting'>>> = {
  tenants: 'tenant_id',
  podcasts: 'podcast_id',
  episodes: 'episode_id',
  sponsors: 'sponsor_id',
  campaigns: 'campaign_id',
};

/** Reads the types of the host's keys from its catalog, from views too. */
export async function readHostKeys(db: MigrationDb, options: MigrationOptions): Promise<HostKeys> {
  const keys = { ...CONTRACT_KEYS };
  for (const { contract, schema, name, columns } of hostTableNames(options.hostSchema)) {
    const key = KEY_OF[contract];
    if (!key) continue;
    // Without its length: a cast to varchar(36) would cut a longer setting down to somebody's id.
    const { rows } = await sql<{ type: string; unsized: string }>`
      select format_type(atttypid, atttypmod) as type, format_type(atttypid, -1) as unsized
      from pg_catalog.pg_attribute
      where attrelid = to_regclass(format('%I.%I', ${schema}::text, ${name}::text))
        and attname = ${columns[key]} and not attisdropped`.execute(db);
    const type = rows[0];
    if (!type) continue;
    keys[key] = type.type;
    if (key === 'tenant_id') keys.tenant_setting = type.unsized;
  }
  return keys;
}
