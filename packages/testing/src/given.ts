import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export type TenantFixture = {
  tenant_id: string;
  podcasts: { podcast_id: string; title: string }[];
  /** Two per podcast, in the podcasts' order. */
  episodes: { episode_id: string; podcast_id: string; title: string }[];
  sponsors: { sponsor_id: string; name: string }[];
  campaigns: { campaign_id: string; podcast_id: string; sponsor_id: string; name: string }[];
};

export type TwoTenants = { acme: TenantFixture; rival: TenantFixture };

/**
 * Puts two tenants in the host's tables, each with two podcasts, four episodes, two sponsors and two
 * campaigns. Ids are the same in every database: `…-a…` is acme's, `…-b…` is rival's.
 *
 * @param owner - {@link TestDatabase.owner}
 */
// biome-ignore lint/suspicious/noExplicitAny: the host's tables
export async function givenTwoTenants(owner: Kysely<any>): Promise<TwoTenants> {
  const acme = tenantFixture('acme', 'a');
  const rival = tenantFixture('rival', 'b');
  await owner.transaction().execute(async (trx) => {
    for (const [name, tenant] of Object.entries({ acme, rival })) await insertTenant(trx, name, tenant);
  });
  return { acme, rival };
}

/** Adds `count` episodes to a podcast and returns their ids, e.g. for large imports. */
export async function givenEpisodes(
  // biome-ignore lint/suspicious/noExplicitAny: the host's tables
  owner: Kysely<any>,
  podcast_id: string,
  count: number,
): Promise<string[]> {
  const { rows } = await sql<{ episode_id: string }>`
    insert into episodes (podcast_id, title, publish_date)
    select ${podcast_id}::uuid, 'Episode ' || n, timestamptz '2025-01-01' + n * interval '1 day'
    from generate_series(1, ${count}::int) as n
    returning episode_id::text`.execute(owner);
  return rows.map((row) => row.episode_id);
}

function tenantFixture(name: string, letter: 'a' | 'b'): TenantFixture {
  const id = (kind: number, n: number) =>
    `0000000${kind}-0000-4000-8000-${letter}${String(n).padStart(11, '0')}`;
  const tenant_id = id(1, 1);
  const podcasts = [1, 2].map((n) => ({ podcast_id: id(2, n), title: `${name} podcast ${n}` }));
  const episodes = podcasts.flatMap(({ podcast_id }, p) =>
    [1, 2].map((n) => ({ episode_id: id(3, p * 2 + n), podcast_id, title: `${name} episode ${p + 1}.${n}` })),
  );
  const sponsors = [1, 2].map((n) => ({ sponsor_id: id(4, n), name: `${name} sponsor ${n}` }));
  const campaigns = podcasts.map(({ podcast_id }, p) => ({
    campaign_id: id(5, p + 1),
    podcast_id,
    sponsor_id: id(4, p + 1),
    name: `${name} campaign ${p + 1}`,
  }));
  return { tenant_id, podcasts, episodes, sponsors, campaigns };
}

// biome-ignore lint/suspicious/noExplicitAny: the host's tables
async function insertTenant(trx: Kysely<any>, name: string, tenant: TenantFixture): Promise<void> {
  const { tenant_id, podcasts, episodes, sponsors, campaigns } = tenant;
  const metadata = JSON.stringify({});
  await trx.insertInto('tenants').values({ tenant_id, name }).execute();
  await trx
    .insertInto('podcasts')
    .values(podcasts.map((podcast) => ({ ...podcast, tenant_id, category: 'Technology', metadata })))
    .execute();
  await trx
    .insertInto('episodes')
    .values(episodes.map((episode) => ({ ...episode, publish_date: '2025-01-06T06:00:00Z', metadata })))
    .execute();
  await trx
    .insertInto('sponsors')
    .values(sponsors.map((sponsor) => ({ ...sponsor, tenant_id, industry: 'Software', metadata })))
    .execute();
  await trx
    .insertInto('campaigns')
    .values(
      campaigns.map((campaign) => ({
        ...campaign,
        tenant_id,
        status: 'active',
        start_date: '2025-01-01',
        end_date: '2025-03-31',
        campaign_value: '12500.00',
        metadata,
      })),
    )
    .execute();
}
