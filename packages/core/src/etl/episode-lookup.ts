import { sql } from 'kysely';
import { tenantEpisodes } from '../metrics/tenant-episodes.ts';
import { arrayLiteral } from '../shared/array-literal.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { withTenant } from '../tenancy/with-tenant.ts';

/** Tells which of these episode ids are not the tenant's; somebody else's look like none at all. */
export type EpisodeLookup = (episodeIds: Iterable<string>) => Promise<ReadonlySet<string>>;

/** Ids remembered between batches, so that memory does not grow with the file. */
const REMEMBERED = 50_000;

/** A lookup that asks the host's tables once per id. */
export function episodeLookup(ctx: PodflightContext): EpisodeLookup {
  const known = new Set<string>();
  return async (episodeIds) => {
    const asked = new Set<string>();
    for (const id of episodeIds) if (!known.has(id)) asked.add(id);
    if (asked.size === 0) return asked;
    if (known.size > REMEMBERED) known.clear();
    for (const id of await existing(ctx, [...asked])) {
      known.add(id);
      asked.delete(id);
    }
    return asked;
  };
}

async function existing(ctx: PodflightContext, ids: readonly string[]): Promise<string[]> {
  return withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const { rows } = await sql<{ id: string }>`
      select episode_id::text as id from (${tenantEpisodes(ctx, types)}) as own
      where episode_id = any((${arrayLiteral(ids)}::text)::${sql.raw(types.episode_id)}[])`.execute(db);
    return rows.map((row) => row.id);
  });
}
