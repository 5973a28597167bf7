import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { ioNotFound } from '../get-io.ts';
import { type IoDocument, ioDocument } from '../io-document.ts';

/** A wording as it is kept. */
export type StoredIoDocument = {
  document: IoDocument;
  /** SHA-256 of its canonical JSON. */
  sha256: string;
  revision: number;
  /** Whether it changes what was agreed on and nobody has accepted that: it is a draft until then. */
  awaits_acceptance: boolean;
};

/**
 * What the order of a booking says, in its current wording or in one that it had.
 *
 * @throws PodflightError `io.not_found` when the tenant has no such booking, or its order no such revision.
 *
 * @example
 * const { document, awaits_acceptance } = await getIoDocument(ctx, io_id)
 * const pdf = await renderIoPdf({ ...document, ...(awaits_acceptance && { status: 'draft' }) })
 */
export async function getIoDocument(
  ctx: PodflightContext,
  io_id: string,
  revision: number | null = null,
): Promise<StoredIoDocument> {
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  const row = await withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const { rows } = await sql<{ document: string; sha256: string; revision: number; unaccepted: boolean }>`
      select r.document, r.sha256, r.revision, ${unaccepted(ctx)} as unaccepted
      from ${podflightTable(ctx, 'io_bookings')} as b
      join ${podflightTable(ctx, 'io_revisions')} as r
        on r.tenant_id = b.tenant_id and r.insertion_order_id = b.insertion_order_id
      where b.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and b.io_id = ${io_id}::uuid
        and (${revision}::int is null or r.revision = ${revision}::int)
      order by r.revision desc limit 1`.execute(db);
    return rows[0];
  });
  if (!row) throw ioNotFound(io_id);
  const { unaccepted: isUnaccepted, sha256 } = row;
  const document = ioDocument.parse(JSON.parse(row.document));
  // Nobody accepts an order of which no line is left.
  const isAlive = document.lines.some(({ cancelled }) => cancelled === null);
  return { document, sha256, revision: row.revision, awaits_acceptance: isUnaccepted && isAlive };
}

/** Whether wording `r` has a change in it that no acceptance up to it covers. */
function unaccepted(ctx: PodflightContext): RawBuilder<boolean> {
  const revisions = podflightTable(ctx, 'io_revisions');
  const ofOrder = (alias: string) => sql`${sql.id(alias)}.tenant_id = r.tenant_id
    and ${sql.id(alias)}.insertion_order_id = r.insertion_order_id and ${sql.id(alias)}.revision <= r.revision`;
  return sql`exists (
    select from ${revisions} as changed where ${ofOrder('changed')} and changed.needs_acceptance
      and not exists (
        select from ${revisions} as accepted where ${ofOrder('accepted')} and accepted.revision >= changed.revision
          and accepted.accepted_at is not null))`;
}
