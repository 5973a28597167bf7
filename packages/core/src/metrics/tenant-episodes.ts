import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import type { KeyTypes } from '../tenancy/key-types.ts';

/** A query of the `episode_id`s that are the tenant's, which are those of its podcasts. */
export function tenantEpisodes(ctx: PodflightContext, types: KeyTypes): RawBuilder<{ episode_id: unknown }> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  return sql`
    select ${episodes.column('episode_id', 'e')} as episode_id
    from ${episodes.table} as e
    join ${podcasts.table} as p on ${podcasts.column('podcast_id', 'p')} = ${episodes.column('podcast_id', 'e')}
    where ${podcasts.column('tenant_id', 'p')} = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
}
