import { sql } from 'kysely';
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
};

/**
 * What the order of a booking says, in its current wording or in one that it had.
 *
 * @throws PodflightError `io.not_found` when the tenant has no such booking, or its order no such revision.
 *
 * @example
 * const { document } = await getIoDocument(ctx, io_id)
 * const pdf = await renderIoPdf(document)
 */
export async function getIoDocument(
  ctx: PodflightContext,
  io_id: string,
  revision: number | null = null,
): Promise<StoredIoDocument> {
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  const row = await withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const { rows } = await sql<{ document: string; sha256: string; revision: number }>`
      select r.document, r.sha256, r.revision
      from ${podflightTable(ctx, 'io_bookings')} as b
      join ${podflightTable(ctx, 'io_revisions')} as r
        on r.tenant_id = b.tenant_id and r.insertion_order_id = b.insertion_order_id
      where b.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and b.io_id = ${io_id}::uuid
        and (${revision}::int is null or r.revision = ${revision}::int)
      order by r.revision desc limit 1`.execute(db);
    return rows[0];
  });
  if (!row) throw ioNotFound(io_id);
  return { ...row, document: ioDocument.parse(JSON.parse(row.document)) };
}
