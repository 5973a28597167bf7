import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { ioNotFound } from '../get-io.ts';
import type { Io } from '../io.ts';
import { readIos } from '../io-row.ts';
import { type IoTerms, ioTerms } from '../io-terms.ts';

/** A booking that nobody else changes until the transaction ends. */
export type LockedIo = {
  io: Io & { insertion_order_id: string; campaign_id: string; currency: string };
  terms: IoTerms;
  parties: unknown;
  metadata: Record<string, unknown>;
};

/**
 * Locks a booking's order and then the booking, which is the order in which every change takes them.
 *
 * @param revision - The revision of the order that the caller has seen; null to change whatever is there.
 * @throws PodflightError `io.not_found`, `io.revision_conflict` when the order was worded anew meanwhile.
 */
export async function lockIo(
  ctx: PodflightContext,
  db: TenantDb,
  io_id: string,
  revision: number | null = null,
): Promise<LockedIo> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows: orders } = await sql<{ revision: number; terms: unknown; parties: unknown }>`
    select o.revision, o.terms, o.parties from ${podflightTable(ctx, 'insertion_orders')} as o
    where o.tenant_id = ${tenant} and o.insertion_order_id = (
      select b.insertion_order_id from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.io_id = ${io_id}::uuid)
    for no key update of o`.execute(db);
  const [order] = orders;
  if (!order) throw ioNotFound(io_id);
  const { rows: locked } = await sql<{ metadata: Record<string, unknown> | null }>`
    select b.metadata from ${podflightTable(ctx, 'io_bookings')} as b
    where b.tenant_id = ${tenant} and b.io_id = ${io_id}::uuid for no key update of b`.execute(db);
  const [io] = await readIos(ctx, db, { where: sql`b.io_id = ${io_id}::uuid`, orderBy: sql`b.io_id` });
  if (!io?.insertion_order_id || !io.campaign_id || !io.currency) throw ioNotFound(io_id);
  if (revision !== null && revision !== order.revision) throw revisionConflict(order.revision);
  const { insertion_order_id, campaign_id, currency } = io;
  return {
    io: { ...io, insertion_order_id, campaign_id, currency },
    terms: ioTerms.parse(order.terms),
    parties: order.parties,
    metadata: locked[0]?.metadata ?? {},
  };
}

/** The error for a change to a wording that is not the current one. */
export function revisionConflict(revision: number): PodflightError {
  return new PodflightError(
    'io.revision_conflict',
    `Somebody changed this order meanwhile; it is at revision ${revision}. Look at it again before you change it.`,
    { revision },
  );
}

/** The error for something that a booking in this status does not take. */
export function transitionRefused(io: Pick<Io, 'status'>, message: string): PodflightError {
  return new PodflightError('io.transition_refused', message, { status: io.status });
}
