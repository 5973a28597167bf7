import { type RawBuilder, sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { IoStatus } from '../io.ts';

/** A change of status of any number of bookings, which `io_status_history` keeps. */
export type StatusFlip = {
  to: IoStatus;
  /** Further assignments, e.g. `cancelled_at = …`. */
  set?: RawBuilder<unknown>;
  /** Which bookings, of `b`; those that another transaction holds are left to it. */
  where: RawBuilder<unknown>;
  reason: string | null;
  /** What brought it about, for whoever looks into it later. */
  cause?: Record<string, unknown>;
  /** Most bookings of one call. @defaultValue no limit */
  limit?: number;
  /** Null when nobody did it but the clock. @defaultValue the caller */
  actor_id?: null;
};

/** A booking that moved. */
export type FlippedIo = { io_id: string; insertion_order_id: string | null; line_no: number };

/**
 * Moves bookings to another status and notes each move, in one statement. Rows are locked in the order of
 * their ids and those that somebody else is changing are skipped, so that two at once share the work.
 *
 * @returns those that moved.
 */
export async function flipStatus(
  ctx: PodflightContext,
  db: TenantDb,
  flip: StatusFlip,
): Promise<FlippedIo[]> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const bookings = podflightTable(ctx, 'io_bookings');
  const at = now(ctx).toISOString();
  const { rows } = await sql<FlippedIo>`
    with picked as materialized (
      select b.io_id, b.status from ${bookings} as b
      where b.tenant_id = ${tenant} and ${flip.where}
      order by b.io_id
      ${flip.limit === undefined ? sql`` : sql`limit ${flip.limit}::int`}
      for no key update of b skip locked
    ), moved as (
      update ${bookings} as b
      set status = ${flip.to}, updated_at = ${at}::timestamptz${flip.set ? sql`, ${flip.set}` : sql``}
      from picked
      where b.tenant_id = ${tenant} and b.io_id = picked.io_id
      returning b.io_id, b.insertion_order_id, b.line_no, picked.status as from_status, b.status as to_status, ${flip.reason}::text as reason,
        ${JSON.stringify(flip.cause ?? {})}::jsonb as cause
    ), noted as (${noteMoves(flip.actor_id === null ? { ...ctx, actor_id: null } : ctx, tenant, at)})
    select io_id::text as io_id, insertion_order_id::text as insertion_order_id, line_no
    from moved order by line_no, io_id`.execute(db);
  return rows;
}

/** Inserts into the history what a `moved (io_id, from_status, to_status, reason, cause)` before it returned. */
export function noteMoves(
  ctx: PodflightContext,
  tenant: RawBuilder<unknown>,
  at: string,
): RawBuilder<unknown> {
  const history = podflightTable(ctx, 'io_status_history');
  return sql`
    insert into ${history} (tenant_id, io_id, seq, from_status, to_status, reason, cause, actor_id, changed_at)
    select ${tenant}, m.io_id,
      1 + coalesce((select max(h.seq) from ${history} as h where h.tenant_id = ${tenant} and h.io_id = m.io_id), 0),
      m.from_status, m.to_status, m.reason, m.cause, ${ctx.actor_id ?? null}, ${at}::timestamptz
    from moved as m where m.from_status <> m.to_status`;
}
