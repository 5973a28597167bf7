import { sql } from 'kysely';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { CardQuery } from '../found-card.ts';

/** What people call the parts of a booking. */
export type FlightNames = {
  io_number: string | null;
  podcast_title: string | null;
  episode_title: string | null;
};

/** Reads the names of bookings by `io_id`: of those that are shown, for a card judges many more. */
export async function readFlightNames(
  { ctx, db }: CardQuery,
  io_ids: readonly string[],
): Promise<Map<string, FlightNames>> {
  if (io_ids.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const [podcasts, episodes] = [hostNames(ctx.hostSchema, 'podcasts'), hostNames(ctx.hostSchema, 'episodes')];
  // Made a key beforehand: under row level security, an index is not asked for what is yet to be cast.
  const { rows } = await sql<FlightNames & { io_id: string }>`
    select b.io_id::text as io_id, o.io_number, ${podcasts.column('title', 'p')} as podcast_title, e.title as episode_title
    from (select one::uuid as io_id from jsonb_array_elements_text(${JSON.stringify(io_ids)}::jsonb) as one offset 0) as shown
    join ${podflightTable(ctx, 'io_bookings')} as b on b.tenant_id = ${tenant} and b.io_id = shown.io_id
    left join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = b.insertion_order_id
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = b.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    left join lateral (
      select ${episodes.column('title', 'e')} as title from ${episodes.table} as e
      where ${episodes.column('episode_id', 'e')} = b.episode_id limit 1
    ) as e on true`.execute(db);
  return new Map(rows.map(({ io_id, ...names }) => [io_id, names]));
}
