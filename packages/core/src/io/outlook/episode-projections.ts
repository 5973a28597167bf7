import { sql } from 'kysely';
import { z } from 'zod';
import { projectFutureEpisode } from '../../delivery/index.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { requirePodcast } from '../ad-unit/create-ad-unit.ts';
import { keyText } from '../text-parts.ts';

/** Mature episodes that a projection rests on, and how far back they are looked for. */
const SAMPLE = 8;
const LOOK_BACK = 100;

const count = z.int().nonnegative();
const day = z.iso.date().refine((text) => /^(?:19[7-9]\d|20\d\d|21\d\d)-/.test(text));

/** What an episode is expected to bring during a flight. */
export const episodeProjection = z
  .object({
    episode_id: z.string(),
    /** Downloads that one of two episodes has at the same age; null without any history. */
    projected_impressions: count.nullable(),
    /** Downloads that four of five have: the figure to guarantee. */
    projected_low_impressions: count.nullable(),
    /** Mature episodes that it rests on, at most 8. */
    based_on_episodes: count,
  })
  .meta({ id: 'EpisodeProjection' });
export type EpisodeProjection = z.infer<typeof episodeProjection>;

/** What {@link episodeProjections} takes. */
export const episodeProjectionsInput = z
  .strictObject({
    podcast_id: keyText,
    episode_ids: z.array(keyText).min(1).max(200),
    /** First and last day of the flight, both inclusive. */
    from: day,
    to: day,
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 731 * 86_400_000, {
    path: ['to'],
    message: 'Must be from to two years after "from"',
  });
export type EpisodeProjectionsInput = z.input<typeof episodeProjectionsInput>;

/**
 * What episodes will bring during a flight: what the show's last eight mature episodes had at the same age,
 * as median and P20, times their trend (DOMAIN.md 2.7). An episode without a day of release counts as if it
 * came out on the first day of the flight.
 *
 * @throws PodflightError `request.invalid`, `io.podcast_not_found`.
 *
 * @example
 * const { items } = await episodeProjections(ctx, { podcast_id, episode_ids, from: '2026-03-01', to: '2026-03-30' })
 */
export async function episodeProjections(
  ctx: PodflightContext,
  input: EpisodeProjectionsInput,
): Promise<{ items: EpisodeProjection[] }> {
  const asked = parsedInput(episodeProjectionsInput, input);
  return withTenant(ctx, async (db) => {
    await requirePodcast(ctx, db, asked.podcast_id);
    const rows = await readSamples(ctx, db, asked);
    return {
      items: rows.map(({ episode_id, samples }) => {
        const found = projectFutureEpisode(samples ?? []);
        return {
          episode_id,
          projected_impressions: found?.mid ?? null,
          projected_low_impressions: found?.low ?? null,
          based_on_episodes: found?.episodes ?? 0,
        };
      }),
    };
  });
}

type Asked = z.output<typeof episodeProjectionsInput>;

/** For each episode, what the show's mature episodes had in the ages that the flight covers, newest first. */
async function readSamples(
  ctx: PodflightContext,
  db: TenantDb,
  { podcast_id, episode_ids, from, to }: Asked,
): Promise<{ episode_id: string; samples: number[] | null }[]> {
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const metrics = podflightTable(ctx, 'metrics_daily');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const podcast = sql`${podcast_id}::${sql.raw(types.podcast_id)}`;
  const id = episodes.column('episode_id', 'e');
  const published = sql`(${episodes.column('publish_date', 'e')}::timestamptz at time zone 'UTC')::date`;
  const ids = JSON.stringify(episode_ids.filter((one) => fitsKey(types.episode_id, one)));
  const { rows } = await sql<{ episode_id: string; samples: number[] | null }>`
    with asked as materialized (
      select ${id} as episode_id,
        greatest(0, ${from}::date - coalesce(${published}, ${from}::date)) as age_from,
        ${to}::date - coalesce(${published}, ${from}::date) as age_to
      from ${episodes.table} as e
      where ${episodes.column('podcast_id', 'e')} = ${podcast}
        and ${id} in (select one::${sql.raw(types.episode_id)} from jsonb_array_elements_text(${ids}::jsonb) as one)
    ), past as materialized (
      select ${id} as episode_id, ${published} as published
      from ${episodes.table} as e
      where ${episodes.column('podcast_id', 'e')} = ${podcast} and ${episodes.column('publish_date', 'e')} is not null
      order by published desc limit ${LOOK_BACK}::int
    ), known as materialized (
      select max(latest.day) as day from past as p
      cross join lateral (
        select m.day from ${metrics} as m
        where m.tenant_id = ${tenant} and m.episode_id = p.episode_id order by m.day desc limit 1
      ) as latest
    ), ages as materialized (
      select a.age_from, a.age_to, (
        select jsonb_agg(s.downloads order by s.published desc) from (
          select p.published, (
            select sum(m.downloads)::float8 from ${metrics} as m
            where m.tenant_id = ${tenant} and m.episode_id = p.episode_id
              and m.day between p.published + a.age_from and p.published + a.age_to
          ) as downloads
          from (
            select * from past where published + a.age_to <= (select day from known)
            order by published desc limit ${SAMPLE}::int
          ) as p
        ) as s where s.downloads is not null
      ) as samples
      from (select distinct age_from, age_to from asked where age_to >= age_from) as a
    )
    select asked.episode_id::text as episode_id,
      case when asked.age_to < asked.age_from then '[0]'::jsonb else ages.samples end as samples
    from asked left join ages using (age_from, age_to) order by asked.episode_id`.execute(db);
  return rows;
}
