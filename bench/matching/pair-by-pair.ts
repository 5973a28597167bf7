import {
  matchPolicy,
  type PodcastRow,
  rationaleText,
  readAdvertiser,
  readPodcast,
  scorePair,
} from '@podflight/core/matching';
import { type Kysely, sql } from 'kysely';
import { NOW } from './fill.ts';

/**
 * The obvious way: for each pair, read what it is scored from, score it, upsert it. Answers the seconds that
 * `pairs` of the tenant's pairs took, with the same score and a table of the same shape.
 */
export async function pairByPair(db: Kysely<never>, tenant_id: string, pairs: number): Promise<number> {
  const policy = matchPolicy();
  const ids = await sql<{ advertiser_id: string; podcast_id: string }>`
    select s.sponsor_id::text as advertiser_id, p.podcast_id::text as podcast_id
    from sponsors as s cross join podcasts as p
    where s.tenant_id = ${tenant_id}::uuid and p.tenant_id = ${tenant_id}::uuid
    order by md5(s.sponsor_id::text || p.podcast_id::text) limit ${pairs}::int`.execute(db);
  const began = performance.now();
  for (const { advertiser_id, podcast_id } of ids.rows) {
    await db.transaction().execute(async (trx) => {
      await sql`select set_config('app.current_tenant', ${tenant_id}, true)`.execute(trx);
      const advertiser = await one<{ industry: string; metadata: unknown }>(
        trx,
        sql`select industry, metadata from sponsors where tenant_id = ${tenant_id}::uuid and sponsor_id = ${advertiser_id}::uuid`,
      );
      const show = await one<Pick<PodcastRow, 'category' | 'language' | 'explicit' | 'metadata'>>(
        trx,
        sql`select category, language, explicit, metadata from podcasts where tenant_id = ${tenant_id}::uuid and podcast_id = ${podcast_id}::uuid`,
      );
      const episodes = await sql<PodcastRow['episodes'][number]>`
        select episode_id::text, explicit, categories, metadata->'safety' as safety from episodes
        where podcast_id = ${podcast_id}::uuid and publish_date <= ${NOW}::timestamptz order by publish_date desc limit 20`.execute(
        trx,
      );
      const inventory = await one<{ daily: number; reserved: number; rate: number }>(
        trx,
        sql`select
          (select coalesce(sum(m.downloads), 0)::float8 / 28 from metrics_daily m join episodes e on e.episode_id = m.episode_id
            where m.tenant_id = ${tenant_id}::uuid and e.podcast_id = ${podcast_id}::uuid and m.day > ${NOW}::timestamptz::date - 28) as daily,
          (select coalesce(sum(b.booked_impressions), 0)::float8 from io_bookings b where b.tenant_id = ${tenant_id}::uuid
            and b.podcast_id = ${podcast_id}::uuid and b.status in ('scheduled', 'active')) as reserved,
          (select avg(u.rate_cpm_cents)::float8 from ad_units u where u.tenant_id = ${tenant_id}::uuid and u.podcast_id = ${podcast_id}::uuid and u.position = 'mid') as rate`,
      );
      const lift = await one<{ conversions: number; impressions: number }>(
        trx,
        sql`select
          (select count(*)::float8 from attribution_events a join campaigns c on c.campaign_id = a.campaign_id
            where a.tenant_id = ${tenant_id}::uuid and c.sponsor_id = ${advertiser_id}::uuid and a.podcast_id = ${podcast_id}::uuid) as conversions,
          (select coalesce(sum(b.delivered_impressions), 0)::float8 from io_bookings b join campaigns c on c.campaign_id = b.campaign_id
            where b.tenant_id = ${tenant_id}::uuid and c.sponsor_id = ${advertiser_id}::uuid and b.podcast_id = ${podcast_id}::uuid) as impressions`,
      );
      const result = scorePair(
        readAdvertiser({ advertiser_id, ...advertiser }),
        readPodcast({
          podcast_id,
          ...show,
          episodes: episodes.rows,
          inventory: [
            {
              position: 'mid',
              from: NOW.slice(0, 10),
              to: '2026-05-31',
              available_impressions: Math.floor(inventory.daily * 90 - inventory.reserved),
            },
          ],
          rates: [{ position: 'mid', rate_cents: Math.round(inventory.rate), currency: 'USD' }],
          booked: [],
        }),
        lift.impressions > 0
          ? { lift: [{ io_id: '', method: 'code', days_since_end: 90, ...lift }] }
          : undefined,
        {
          lift_by_advertiser: new Map([[advertiser_id, { code: lift }]]),
          lift_by_industry: new Map(),
          means: {},
        },
        policy,
      );
      await sql`
        insert into matches (tenant_id, advertiser_id, podcast_id, score, range_low, range_high, coverage, eligible, rationale, signals)
        values (${tenant_id}::uuid, ${advertiser_id}::uuid, ${podcast_id}::uuid, ${result.score}, ${result.range_low},
          ${result.range_high}, ${result.coverage}, ${result.eligible}, ${rationaleText(result.reasons)}, ${JSON.stringify(result.signals)}::jsonb)
        on conflict (tenant_id, advertiser_id, podcast_id) do update set score = excluded.score, range_low = excluded.range_low,
          range_high = excluded.range_high, coverage = excluded.coverage, eligible = excluded.eligible,
          rationale = excluded.rationale, signals = excluded.signals, updated_at = now()`.execute(trx);
    });
  }
  return (performance.now() - began) / 1000;
}

async function one<Row>(db: Kysely<never>, query: ReturnType<typeof sql<Row>>): Promise<Row> {
  const { rows } = await query.execute(db);
  const [row] = rows;
  if (!row) throw new Error('The bench asked for a row that is not there.');
  return row;
}
