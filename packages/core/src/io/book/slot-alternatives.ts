import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';
import { SlotTaken, slotTakenError } from './claim-slots.ts';
import type { KnownLine } from './read-lines.ts';

/** Something that is free instead of a slot that is not. */
export const slotAlternative = z.object({
  /** What differs: the flight, the ad unit, or the episode. */
  kind: z.enum(['flight', 'ad_unit', 'episode']),
  ad_unit_id: z.string(),
  ad_unit_name: z.string(),
  episode_id: z.string(),
  episode_title: z.string(),
  flight_start: z.iso.datetime({ offset: true }),
  flight_end: z.iso.datetime({ offset: true }),
});
export type SlotAlternative = z.infer<typeof slotAlternative>;

/** Most alternatives of one kind for one line. */
const OF_A_KIND = 3;

/**
 * What is free instead, for each line, in the lines' order: the same spot as soon as it is free again, other
 * spots of the episode at the same time, and the spot in the episodes that are published next to this one.
 */
export async function slotAlternatives(
  ctx: PodflightContext,
  lines: readonly KnownLine[],
  time_zone: string,
): Promise<SlotAlternative[][]> {
  return withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
    const episodes = hostNames(ctx.hostSchema, 'episodes');
    const units = podflightTable(ctx, 'ad_units');
    const bookings = podflightTable(ctx, 'io_bookings');
    const at = sql`${now(ctx).toISOString()}::timestamptz`;
    const asked = lines.map(({ ad_unit_id, episode_id, flight_start, flight_end }, n) => ({
      n,
      ad_unit_id,
      episode_id,
      flight_start,
      flight_end,
    }));
    const holding = sql`b.status <> 'cancelled' and not (b.status = 'scheduled' and b.hold_expires_at is not null and b.hold_expires_at <= ${at})`;
    const isFree = (unit: string, episode: RawBuilder<unknown>, from: string, to: string) => sql`exists (
      select 1 from generate_series(1, ${sql.ref(`${unit}.slots_per_episode`)}) as slot
      where not exists (
        select 1 from ${bookings} as b
        where b.tenant_id = ${tenant} and b.episode_id = ${episode} and b.ad_unit_id = ${sql.ref(`${unit}.ad_unit_id`)}
          and b.slot_no = slot and ${holding}
          and b.flight_start < ${sql.ref(to)} and b.flight_end > ${sql.ref(from)}))`;
    const episodeId = episodes.column('episode_id', 'e');
    const published = episodes.column('publish_date', 'e');
    const { rows } = await sql<SlotAlternative & { n: number }>`
      with w as materialized (
        select w.*, u.podcast_id, u.slots_per_episode, u.name as ad_unit_name,
          ${episodes.column('title', 'e')} as episode_title, ${published} as published,
          (w.flight_end at time zone ${time_zone}) - (w.flight_start at time zone ${time_zone}) as lasting
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(n int, ad_unit_id uuid,
          episode_id ${sql.raw(types.episode_id)}, flight_start timestamptz, flight_end timestamptz)
        join ${units} as u on u.tenant_id = ${tenant} and u.ad_unit_id = w.ad_unit_id
        join ${episodes.table} as e on ${episodeId} = w.episode_id
      ), later as (
        select w.n, 'flight' as kind, w.ad_unit_id, w.ad_unit_name, w.episode_id, w.episode_title, f.starts, f.ends
        from w cross join lateral (
          select s.starts, s.ends from (
            select distinct b.flight_end as starts,
              ((b.flight_end at time zone ${time_zone}) + w.lasting) at time zone ${time_zone} as ends
            from ${bookings} as b
            where b.tenant_id = ${tenant} and b.episode_id = w.episode_id and b.ad_unit_id = w.ad_unit_id
              and ${holding} and b.flight_end > w.flight_start
          ) as s
          where ${isFree('w', sql`w.episode_id`, 's.starts', 's.ends')}
          order by s.starts limit ${OF_A_KIND}
        ) as f
      ), elsewhere as (
        select w.n, 'ad_unit' as kind, u.ad_unit_id, u.name, w.episode_id, w.episode_title, w.flight_start, w.flight_end
        from w cross join lateral (
          select u.ad_unit_id, u.name from ${units} as u
          where u.tenant_id = ${tenant} and u.podcast_id = w.podcast_id and u.ad_unit_id <> w.ad_unit_id
            and u.archived_at is null and ${isFree('u', sql`w.episode_id`, 'w.flight_start', 'w.flight_end')}
          order by u.name, u.ad_unit_id limit ${OF_A_KIND}
        ) as u
      ), others as (
        select w.n, 'episode' as kind, w.ad_unit_id, w.ad_unit_name, o.episode_id, o.title, w.flight_start, w.flight_end
        from w cross join lateral (
          select ${episodeId} as episode_id, ${episodes.column('title', 'e')} as title
          from ${episodes.table} as e
          where ${episodes.column('podcast_id', 'e')} = w.podcast_id and ${episodeId} <> w.episode_id
            and ${isFree('w', episodeId, 'w.flight_start', 'w.flight_end')}
          order by abs(extract(epoch from ${published}::timestamptz - w.published::timestamptz)) nulls last, ${episodeId}
          limit ${OF_A_KIND}
        ) as o
      ), every as (
        select * from later union all select * from elsewhere union all select * from others
      )
      select n, kind, ad_unit_id::text as ad_unit_id, ad_unit_name, episode_id::text as episode_id, episode_title,
        ${instantText(sql`starts`)} as flight_start, ${instantText(sql`ends`)} as flight_end
      from every order by n, kind = 'flight' desc, kind = 'ad_unit' desc`.execute(db);
    return lines.map((_, n) => rows.filter((row) => row.n === n).map(({ n: _line, ...one }) => one));
  });
}

/**
 * Runs `work`; when it finds a slot taken, that becomes `io.slot_taken` with what is free instead. They are
 * looked for once the work is undone, so that nobody waits for its locks meanwhile.
 *
 * @param known - The lines, as `work` looked them up by then.
 */
export async function orAlternatives<T>(
  ctx: PodflightContext,
  time_zone: string,
  known: readonly KnownLine[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error;
    const { lines } = error;
    const alternatives = await slotAlternatives(
      ctx,
      lines.flatMap((n) => known[n] ?? []),
      time_zone,
    );
    throw slotTakenError(lines.map((line, at) => ({ line, alternatives: alternatives[at] ?? [] })));
  }
}
