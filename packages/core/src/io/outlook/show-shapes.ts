import { sql } from 'kysely';
import {
  type Day,
  type DayCount,
  type EpisodeCurve,
  episodeCurve,
  type Spread,
  spreadOf,
  type WeekdayHistory,
  weekdayHistory,
} from '../../delivery/index.ts';
import { median } from '../../delivery/median.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { episodesOf } from '../lifecycle/delivered.ts';
import { readEpisodeDays } from './read-episode-days.ts';

/** Days after its release whose downloads teach a show's curve. */
const CURVE_DAYS = 60;
/** Episodes that a show's level and its spread are taken from. */
const SAMPLE = 8;

/** How an episode of a show gains its downloads. */
export type EpisodeShape = {
  /** Empty when there is nothing to learn from. */
  curve: EpisodeCurve;
  /** How far episodes of the show are apart. */
  spread: Spread | null;
};

/** How a whole show is heard. */
export type ShowShape = WeekdayHistory & { spread: Spread | null };

/** What is learned of a show, as it can be stored. */
export type LearnedShape = {
  /** Empty when there is nothing to learn from. */
  curve: number[];
  /** Downloads in the window of its latest mature episodes, newest first. */
  window_totals: number[];
};

/** The curve of a show, and how far its episodes are apart. */
export function shapeOfEpisodes({ curve, window_totals }: LearnedShape): EpisodeShape {
  return { curve, spread: spreadOf(window_totals) };
}

/** Learns the shows' curves; one with fewer than five mature episodes is blended with the median of the others. */
export async function learnShapes(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_ids: readonly string[],
): Promise<Map<string, LearnedShape>> {
  const days = await readEpisodeDays(ctx, db, podcast_ids, CURVE_DAYS);
  const own = [...days.values()]
    .map((of) => episodeCurve(of, CURVE_DAYS))
    .filter(({ episodes }) => episodes >= 5);
  const network = Array.from(
    { length: own.length > 0 ? CURVE_DAYS : 0 },
    (_, age) => median(own.map(({ curve }) => curve[age] ?? 1)) ?? 1,
  );
  return new Map(
    podcast_ids.map((id) => {
      const of = days.get(id) ?? [];
      const window_totals = of
        .slice(0, SAMPLE)
        .map((one) => one.reduce<number>((sum, n) => sum + (n ?? 0), 0));
      return [id, { curve: [...episodeCurve(of, CURVE_DAYS, network).curve], window_totals }];
    }),
  );
}

/** How whole shows were heard over the six weeks up to their last day of data. */
export async function showShapes(
  ctx: PodflightContext,
  db: TenantDb,
  shows: readonly { podcast_id: string; data_through: Day }[],
): Promise<Map<string, ShowShape>> {
  if (shows.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const ends = shows.map(({ data_through }) => data_through).sort();
  // One look at the index for the episodes of a show: one for each costs a hypertable more than the rows. And the
  // outermost days as constants beside each show's own, by which its planner leaves chunks out.
  const { rows } = await sql<{ podcast_id: string; days: DayCount[] }>`
    select s.podcast_id::text as podcast_id, (
      select jsonb_agg(jsonb_build_object('day', to_char(d.day, 'YYYY-MM-DD'), 'impressions', d.impressions)) from (
        select m.day, sum(m.downloads)::float8 as impressions
        from ${podflightTable(ctx, 'metrics_daily')} as m
        where m.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and m.episode_id = any(${episodesOf(ctx, sql`s.podcast_id`)})
          and m.day between s.data_through - 41 and s.data_through
          and m.day between ${ends[0]}::date - 41 and ${ends.at(-1)}::date
        group by m.day
      ) as d
    ) as days
    from jsonb_to_recordset(${JSON.stringify(shows)}::jsonb) as s(podcast_id ${sql.raw(types.podcast_id)}, data_through date)`.execute(
    db,
  );
  const through = new Map(shows.map(({ podcast_id, data_through }) => [podcast_id, data_through]));
  return new Map(
    rows.map(({ podcast_id, days }) => [podcast_id, shapeOf(days ?? [], through.get(podcast_id) ?? '')]),
  );
}

function shapeOf(days: readonly DayCount[], through: Day): ShowShape {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? 1 : -1));
  const weeks = [0, 1, 2, 3, 4, 5].map((week) => sorted.slice(week * 7, week * 7 + 7));
  const totals = weeks
    .filter(({ length }) => length === 7)
    .map((week) => week.reduce((sum, { impressions }) => sum + (impressions ?? 0), 0));
  return { ...weekdayHistory(days, through), spread: spreadOf(totals) };
}
