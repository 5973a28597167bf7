import { sql } from 'kysely';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { hostNames } from '../../../tenancy/host-schema.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';
import type { EpisodeRow, PodcastRow } from '../../inputs.ts';
import { readBooked } from './read-booked.ts';
import { readInventory } from './read-inventory.ts';
import { type NetworkRates, readRates } from './read-rates.ts';
import { inPage, type KnownScope, type Page } from './scope.ts';

/** Published episodes whose rating counts for a show. */
const EPISODES_RATED = 20;

type ShowRow = Omit<PodcastRow, 'inventory' | 'rates' | 'booked' | 'episodes'> & { episodes: EpisodeRow[] };

/** A page of the tenant's podcasts, by key, with all that a match reads of them: five queries, however many. */
export async function readPodcasts(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  { page, at, network }: { page: Page; at: string; network: NetworkRates },
): Promise<PodcastRow[]> {
  const shows = await readShows(ctx, db, scope, page, at);
  const ids = shows.map(({ podcast_id }) => podcast_id);
  if (ids.length === 0) return [];
  const inventory = await readInventory(ctx, db, scope, ids, at);
  const rates = await readRates(ctx, db, scope, ids, at, network);
  const booked = await readBooked(ctx, db, scope, ids, at);
  return shows.map((show) => ({
    ...show,
    inventory: inventory.get(show.podcast_id) ?? [],
    rates: rates.get(show.podcast_id) ?? [],
    booked: booked.get(show.podcast_id) ?? [],
  }));
}

async function readShows(
  ctx: PodflightContext,
  db: TenantDb,
  { types, tenant }: KnownScope,
  page: Page,
  at: string,
): Promise<ShowRow[]> {
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const key = podcasts.column('podcast_id', 'p');
  const published = sql`${episodes.column('publish_date', 'e')}::timestamptz`;
  const { rows } = await sql<ShowRow>`
    select p.id::text as podcast_id, p.category, p.language, p.explicit, p.metadata, last.episodes
    from (
      select ${key} as id, ${podcasts.column('category', 'p')}::text as category,
        ${podcasts.column('language', 'p')}::text as language, ${podcasts.column('explicit', 'p')} as explicit,
        to_jsonb(${podcasts.column('metadata', 'p')}) as metadata
      from ${podcasts.table} as p
      where ${podcasts.column('tenant_id', 'p')} = ${tenant} and ${inPage(key, types.podcast_id, page)}
      order by ${key}
      limit ${page.limit}::int
    ) as p
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('episode_id', l.id::text, 'explicit', l.explicit,
        'categories', l.categories, 'safety', l.metadata -> 'safety') order by l.published desc, l.id desc), '[]') as episodes
      from (
        select ${episodes.column('episode_id', 'e')} as id, ${episodes.column('explicit', 'e')} as explicit,
          to_jsonb(${episodes.column('categories', 'e')}) as categories,
          to_jsonb(${episodes.column('metadata', 'e')}) as metadata, ${published} as published
        from ${episodes.table} as e
        where ${episodes.column('podcast_id', 'e')} = p.id and ${published} <= ${at}::timestamptz
        order by ${episodes.column('publish_date', 'e')} desc, ${episodes.column('episode_id', 'e')} desc
        limit ${EPISODES_RATED}
      ) as l
    ) as last
    order by p.id`.execute(db);
  return rows;
}
