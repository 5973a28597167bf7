import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';
import { ioParties } from '../io-parties.ts';
import { readIos } from '../io-row.ts';
import { ioTerms } from '../io-terms.ts';
import type { IoOrder, IoRevision } from './io-order.ts';

/**
 * One insertion order with its lines and wordings.
 *
 * @throws PodflightError `io.order_not_found` when the tenant has no such order.
 */
export async function getIoOrder(ctx: PodflightContext, insertion_order_id: string): Promise<IoOrder> {
  if (!fitsKey('uuid', insertion_order_id)) throw orderNotFound(insertion_order_id);
  return withTenant(ctx, (db) => readOrder(ctx, db, insertion_order_id));
}

/** {@link getIoOrder} inside a transaction that is open already. */
export async function readOrder(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
): Promise<IoOrder> {
  const row = await db
    .selectFrom('insertion_orders')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('insertion_order_id', '=', insertion_order_id)
    .select([
      sql<string>`insertion_order_id::text`.as('insertion_order_id'),
      'io_number',
      sql<string | null>`campaign_id::text`.as('campaign_id'),
      'revision',
      'currency',
      'time_zone',
      'terms',
      'parties',
      'actor_id',
      instantText('created_at').$castTo<string>().as('created_at'),
    ])
    .executeTakeFirst();
  if (!row) throw orderNotFound(insertion_order_id);
  return {
    ...row,
    terms: ioTerms.parse(row.terms),
    parties: ioParties.parse(row.parties),
    lines: await readIos(ctx, db, {
      where: sql`b.insertion_order_id = ${insertion_order_id}::uuid`,
      orderBy: sql`b.line_no, b.io_id`,
    }),
    revisions: await readRevisions(ctx, db, insertion_order_id),
    already_booked: false,
  };
}

/** The wordings of an order, oldest first. */
export async function readRevisions(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
): Promise<IoRevision[]> {
  const rows = await db
    .selectFrom('io_revisions')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('insertion_order_id', '=', insertion_order_id)
    .select([
      'revision',
      'sha256',
      'reason',
      'changes',
      'needs_acceptance',
      instantText('accepted_at').as('accepted_at'),
      'accepted_by',
      'actor_id',
      instantText('created_at').$castTo<string>().as('created_at'),
    ])
    .orderBy('revision')
    .execute();
  // Written by write-revisions.ts as IoRevision['changes'].
  return rows.map((row) => ({ ...row, changes: row.changes as IoRevision['changes'] }));
}

/** The error for an id that is unknown, malformed or somebody else's: they read the same. */
function orderNotFound(insertion_order_id: string): PodflightError {
  return new PodflightError('io.order_not_found', 'There is no insertion order with this id.', {
    insertion_order_id,
  });
}
