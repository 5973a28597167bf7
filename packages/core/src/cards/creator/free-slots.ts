import { sql } from 'kysely';
import { now } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { CardQuery } from '../found-card.ts';

/** The next episode of a show that has a slot of an ad unit left. */
export type FreeSlot = {
  ad_unit_id: string;
  episode_id: string;
  episode_title: string;
  publish_date: string;
};

/** Episodes to come that are looked through for one ad unit. */
const EPISODES = 10;

/** For each ad unit, the next episode to come in which it has a slot that nobody booked or holds. */
export async function nextFreeSlots(
  { ctx, db }: CardQuery,
  ad_unit_ids: readonly string[],
): Promise<Map<string, FreeSlot>> {
  if (ad_unit_ids.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const at = sql`${now(ctx).toISOString()}::timestamptz`;
  const published = sql`${episodes.column('publish_date', 'e')}::timestamptz`;
  const { rows } = await sql<FreeSlot>`
    select u.ad_unit_id::text as ad_unit_id, n.episode_id::text as episode_id, n.title as episode_title,
      to_char(n.published at time zone 'UTC', 'YYYY-MM-DD') as publish_date
    from ${podflightTable(ctx, 'ad_units')} as u
    cross join lateral (
      select e.* from (
        select ${episodes.column('episode_id', 'e')} as episode_id, ${episodes.column('title', 'e')} as title, ${published} as published
        from ${episodes.table} as e
        where ${episodes.column('podcast_id', 'e')} = u.podcast_id and ${published} > ${at}
        order by ${published} limit ${EPISODES}::int
      ) as e
      where u.slots_per_episode > (
        select count(distinct b.slot_no) from ${podflightTable(ctx, 'io_bookings')} as b
        where b.tenant_id = ${tenant} and b.episode_id = e.episode_id and b.ad_unit_id = u.ad_unit_id and b.status <> 'cancelled'
          and not (b.status = 'scheduled' and coalesce(b.hold_expires_at <= ${at}, false)))
      order by e.published limit 1
    ) as n
    where u.tenant_id = ${tenant} and u.archived_at is null
      and u.ad_unit_id in (select one::uuid from jsonb_array_elements_text(${JSON.stringify(ad_unit_ids)}::jsonb) as one)`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.ad_unit_id, row]));
}
