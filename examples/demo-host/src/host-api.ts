import { sql } from 'kysely';
import { json } from './http/reply.ts';
import type { Call, Route } from './http/route.ts';

/** The platform's own API: its ids and titles, of the caller's tenant. */
export const hostApiRoutes: readonly Route[] = [
  { method: 'GET', path: '/host/podcasts', kind: 'api', answer: podcasts },
  { method: 'GET', path: '/host/episodes', kind: 'api', answer: episodes },
  { method: 'GET', path: '/host/sponsors', kind: 'api', answer: sponsors },
  { method: 'GET', path: '/host/campaigns', kind: 'api', answer: campaigns },
];

async function podcasts({ db, visitor }: Call) {
  const items = await db
    .selectFrom('podcasts')
    .select(['podcast_id', 'title', 'category', 'language', 'explicit', 'metadata'])
    .where('tenant_id', '=', visitor.tenant.tenant_id)
    .orderBy('title')
    .execute();
  return json({ items });
}

async function episodes({ db, visitor, url }: Call) {
  const podcast = url.searchParams.get('podcast_id');
  const items = await db
    .selectFrom('episodes as e')
    .innerJoin('podcasts as p', 'p.podcast_id', 'e.podcast_id')
    .select(['e.episode_id', 'e.podcast_id', 'e.title', 'e.publish_date', 'e.categories', 'e.explicit'])
    .where('p.tenant_id', '=', visitor.tenant.tenant_id)
    .$if(podcast !== null, (query) => query.where(sql`e.podcast_id::text`, '=', podcast))
    .orderBy('e.publish_date', 'desc')
    .orderBy('e.episode_id')
    .execute();
  return json({ items });
}

async function sponsors({ db, visitor }: Call) {
  const items = await db
    .selectFrom('sponsors')
    .select(['sponsor_id', 'name', 'company', 'industry', 'email'])
    .where('tenant_id', '=', visitor.tenant.tenant_id)
    .orderBy('name')
    .execute();
  return json({ items });
}

async function campaigns({ db, visitor }: Call) {
  const items = await db
    .selectFrom('campaigns')
    .select([
      'campaign_id',
      'podcast_id',
      'sponsor_id',
      'name',
      'status',
      'start_date',
      'end_date',
      'campaign_value',
    ])
    .where('tenant_id', '=', visitor.tenant.tenant_id)
    .orderBy('start_date', 'desc')
    .orderBy('campaign_id')
    .execute();
  return json({ items });
}
