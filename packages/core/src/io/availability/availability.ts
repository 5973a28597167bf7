import { sql } from 'kysely';
import { z } from 'zod';
import { parsedInput } from '../../shared/parsed-input.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { adDelivery, adPosition } from '../ad-unit/ad-unit.ts';
import { requirePodcast } from '../ad-unit/create-ad-unit.ts';
import { timeZoneName } from '../book/book-io-input.ts';
import { instantText } from '../instant-text.ts';
import { keyText } from '../text-parts.ts';

const count = z.int().nonnegative();
const day = z.iso
  .date()
  .refine((text) => /^(?:19[7-9]\d|20\d\d|21\d\d)-/.test(text), 'Must lie between 1970 and 2199');

/** Slots at a time: `capacity = booked + held + free` unless more are booked than there are. */
const slots = {
  /** Slots with a firm booking. */
  booked: count,
  /** Slots that are only held. */
  held: count,
  /** Slots that nobody has at any moment of the time. */
  free: count,
  /** Slots that are booked or held beyond the capacity: a mistake that somebody has to put right. */
  oversold: count,
};

/** What of one ad unit is to be had in one episode, over the asked days. */
export const slotAvailability = z
  .object({
    episode_id: z.string(),
    episode_title: z.string(),
    publish_date: z.iso.datetime({ offset: true }).nullable(),
    ad_unit_id: z.string(),
    ad_unit_name: z.string(),
    position: adPosition,
    delivery: adDelivery,
    capacity: count,
    ...slots,
    /** One entry a day, when it was asked for. */
    days: z.array(z.object({ day: z.iso.date(), ...slots })).nullable(),
  })
  .meta({ id: 'SlotAvailability' });
export type SlotAvailability = z.infer<typeof slotAvailability>;

/** What {@link availability} takes. */
export const availabilityInput = z
  .strictObject({
    podcast_id: keyText,
    /** @defaultValue all that are for sale */
    ad_unit_ids: z.array(keyText).max(100).optional(),
    /** @defaultValue episodes that are published from 30 days before `from` until `to`, have no date yet, or have bookings then */
    episode_ids: z.array(keyText).max(200).optional(),
    /** First and last day, both inclusive. */
    from: day,
    to: day,
    time_zone: timeZoneName.default('UTC'),
    /** Each day by itself as well; at most 92 days. */
    per_day: z.boolean().default(false),
    /** Most episodes, the earliest published first. */
    limit: z.int().min(1).max(200).default(50),
  })
  .check(({ value, issues }) => {
    const days = (Date.parse(value.to) - Date.parse(value.from)) / 86_400_000;
    const message =
      days < 0
        ? 'Must not be before "from"'
        : days > (value.per_day ? 91 : 731)
          ? 'Is too far from "from"'
          : null;
    if (message) issues.push({ code: 'custom', input: value, path: ['to'], message });
  });
export type AvailabilityInput = z.input<typeof availabilityInput>;

type Asked = z.output<typeof availabilityInput>;

/**
 * What is booked, held and free in a podcast's episodes, for each ad unit, over a range of days. A hold that
 * has lapsed counts as free. A slot counts as taken over the range when it is taken at any moment of it.
 *
 * @throws PodflightError `request.invalid`, `io.podcast_not_found`.
 *
 * @example
 * const { items } = await availability(ctx, { podcast_id, from: '2026-03-01', to: '2026-03-31' })
 */
export async function availability(
  ctx: PodflightContext,
  input: AvailabilityInput,
): Promise<{ items: SlotAvailability[] }> {
  const asked = parsedInput(availabilityInput, input);
  return withTenant(ctx, async (db) => {
    await requirePodcast(ctx, db, asked.podcast_id);
    return { items: await readSlots(ctx, db, asked) };
  });
}

async function readSlots(ctx: PodflightContext, db: TenantDb, asked: Asked): Promise<SlotAvailability[]> {
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const podcast = sql`${asked.podcast_id}::${sql.raw(types.podcast_id)}`;
  const zone = asked.time_zone;
  const starts = sql`((${asked.from}::date)::timestamp at time zone ${zone})`;
  const ends = sql`((${asked.to}::date + 1)::timestamp at time zone ${zone})`;
  const at = sql`${now(ctx).toISOString()}::timestamptz`;
  const published = sql`${episodes.column('publish_date', 'e')}::timestamptz`;
  const idList = (ids: readonly string[], type: string) =>
    sql`(select one::${sql.raw(type)} from jsonb_array_elements_text(${JSON.stringify(ids.filter((id) => fitsKey(type, id)))}::jsonb) as one)`;
  const unitChoice = asked.ad_unit_ids
    ? sql`u.ad_unit_id in ${idList(asked.ad_unit_ids, 'uuid')}`
    : sql`u.archived_at is null`;
  const episodeChoice = asked.episode_ids
    ? sql`${episodes.column('episode_id', 'e')} in ${idList(asked.episode_ids, types.episode_id)}`
    : sql`(${published} is null or (${published} >= ${starts} - interval '30 days' and ${published} < ${ends})
        or ${episodes.column('episode_id', 'e')} in (select episode_id from taken))`;
  const tally = sql`
    count(distinct t.slot_no) filter (where not t.held)::int as booked,
    (count(distinct t.slot_no) - count(distinct t.slot_no) filter (where not t.held))::int as held,
    greatest(0, p.capacity - count(distinct t.slot_no))::int as free,
    greatest(0, count(distinct t.slot_no) - p.capacity)::int as oversold`;
  const perDay = asked.per_day
    ? sql`(
        select jsonb_agg(to_jsonb(d) order by d.day) from (
          select to_char(g.day, 'YYYY-MM-DD') as day, ${tally}
          from generate_series(${asked.from}::date::timestamp, ${asked.to}::date::timestamp, interval '1 day') as g(day)
          left join taken as t on t.episode_id = p.episode_id and t.ad_unit_id = p.ad_unit_id
            and t.flight_start < ((g.day + interval '1 day') at time zone ${zone}) and t.flight_end > (g.day at time zone ${zone})
          group by g.day
        ) as d)`
    : sql`null::jsonb`;
  const { rows } = await sql<SlotAvailability>`
    with taken as materialized (
      select b.episode_id, b.ad_unit_id, b.slot_no, b.flight_start, b.flight_end,
        b.status = 'scheduled' and b.hold_expires_at is not null as held
      from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.podcast_id = ${podcast} and b.status <> 'cancelled'
        and b.flight_end > ${starts} and b.flight_start < ${ends} and b.slot_no is not null
        and not (b.status = 'scheduled' and b.hold_expires_at is not null and b.hold_expires_at <= ${at})
    ), chosen as materialized (
      select ${episodes.column('episode_id', 'e')} as episode_id, ${episodes.column('title', 'e')} as title, ${published} as published
      from ${episodes.table} as e
      where ${episodes.column('podcast_id', 'e')} = ${podcast} and ${episodeChoice}
      order by published nulls last, 1
      limit ${asked.limit}::int
    ), places as (
      select c.episode_id, c.title, c.published, u.ad_unit_id, u.name, u.position, u.delivery,
        u.slots_per_episode as capacity
      from chosen as c
      join ${podflightTable(ctx, 'ad_units')} as u
        on u.tenant_id = ${tenant} and u.podcast_id = ${podcast} and ${unitChoice}
    )
    select p.episode_id::text as episode_id, p.title as episode_title, ${instantText(sql`p.published`)} as publish_date,
      p.ad_unit_id::text as ad_unit_id, p.name as ad_unit_name, p.position, p.delivery, p.capacity, ${tally},
      ${perDay} as days
    from places as p
    left join taken as t on t.episode_id = p.episode_id and t.ad_unit_id = p.ad_unit_id
    group by p.episode_id, p.title, p.published, p.ad_unit_id, p.name, p.position, p.delivery, p.capacity
    order by p.published nulls last, p.episode_id, p.position = 'pre' desc, p.position = 'mid' desc, p.name, p.ad_unit_id`.execute(
    db,
  );
  return rows;
}
