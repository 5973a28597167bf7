import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { fitsKey } from '../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import { instantText } from './instant-text.ts';
import type { IoStatusChange } from './io.ts';
import { readIos } from './io-row.ts';
import type { IoDetail } from './order/io-order.ts';
import { readOrder } from './order/read-order.ts';

/**
 * One booking with its moves and the wordings of its order.
 *
 * @throws PodflightError `io.not_found` when the tenant has no such booking.
 */
export async function getIo(ctx: PodflightContext, io_id: string): Promise<IoDetail> {
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return withTenant(ctx, (db) => readIo(ctx, db, io_id));
}

/** {@link getIo} inside a transaction that is open already. */
export async function readIo(ctx: PodflightContext, db: TenantDb, io_id: string): Promise<IoDetail> {
  const [io] = await readIos(ctx, db, { where: sql`b.io_id = ${io_id}::uuid`, orderBy: sql`b.io_id` });
  if (!io?.insertion_order_id) throw ioNotFound(io_id);
  const { revisions, terms, parties } = await readOrder(ctx, db, io.insertion_order_id);
  const rows = await db
    .selectFrom('io_status_history')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('io_id', '=', io_id)
    .select([
      'from_status',
      'to_status',
      'reason',
      'actor_id',
      instantText('changed_at').$castTo<string>().as('changed_at'),
    ])
    .orderBy('seq')
    .execute();
  // Its statuses are those that io_bookings' check allows.
  return { ...io, history: rows as IoStatusChange[], revisions, terms, parties };
}

/** The error for an id that is unknown, malformed or somebody else's: they read the same. */
export function ioNotFound(io_id: string): PodflightError {
  return new PodflightError('io.not_found', 'There is no booking with this id.', { io_id });
}
