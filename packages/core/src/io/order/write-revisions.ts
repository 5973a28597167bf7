import { sql } from 'kysely';
import { canonicalJson } from '../../io-document/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { buildDocument } from './build-document.ts';
import type { IoRevision } from './io-order.ts';
import { readDocumentSources } from './read-document-sources.ts';

/** Why an order is worded anew. */
export type RevisionNote = Pick<IoRevision, 'reason' | 'changes' | 'needs_acceptance'> & {
  /** Null when the clock did it. @defaultValue the caller */
  actor_id?: null;
};

/** Words orders as they stand in the database and keeps that as their current revisions, in one statement. */
export async function writeRevisions(
  ctx: PodflightContext,
  db: TenantDb,
  notes: ReadonlyMap<string, RevisionNote>,
): Promise<void> {
  const types = await keyTypes(ctx, db);
  const sources = await readDocumentSources(ctx, db, [...notes.keys()]);
  const revisions = sources.map((source) => {
    const note = notes.get(source.insertion_order_id);
    const { json, sha256 } = canonicalJson(buildDocument(source));
    return {
      insertion_order_id: source.insertion_order_id,
      revision: source.revision,
      document: json,
      sha256,
      reason: note?.reason ?? null,
      changes: note?.changes ?? [],
      needs_acceptance: note?.needs_acceptance ?? false,
      actor_id: note?.actor_id === null ? null : (ctx.actor_id ?? null),
    };
  });
  await sql`
    insert into ${podflightTable(ctx, 'io_revisions')} (tenant_id, created_at, insertion_order_id, revision,
      document, sha256, reason, changes, needs_acceptance, actor_id)
    select ${ctx.tenant_id}::${sql.raw(types.tenant_id)}, ${now(ctx).toISOString()}::timestamptz, w.*
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as w(insertion_order_id uuid, revision int,
      document text, sha256 text, reason text, changes jsonb, needs_acceptance boolean, actor_id text)`.execute(
    db,
  );
}
