import { sql } from 'kysely';
import { arrayLiteral } from '../shared/array-literal.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
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
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  return withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const { rows } = await sql<{ id: string }>`
      select ${episodes.column('episode_id', 'e')}::text as id
      from ${episodes.table} as e
      join ${podcasts.table} as p on ${podcasts.column('podcast_id', 'p')} = ${episodes.column('podcast_id', 'e')}
      where ${podcasts.column('tenant_id', 'p')} = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
        and ${episodes.column('episode_id', 'e')} = any((${arrayLiteral(ids)}::text)::${sql.raw(types.episode_id)}[])`.execute(
      db,
    );
    return rows.map((row) => row.id);
  });
}
