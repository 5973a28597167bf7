import { sql } from 'kysely';
import { type EmittedEvent, emitEvent } from '../events/emit-event.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';

/** Seconds of silence after which a running import is taken for dead. */
export const DEFAULT_LEASE_SECONDS = 30;

const MESSAGE =
  'The import was interrupted: its process stopped or lost its connection. Nothing of it was stored; upload the file again.';

type Interrupted = { import_id: string; source: string; rows_read: number };

/**
 * Marks imports whose process died as failed, `interrupted`, and removes what they had staged. Every
 * look at the imports calls it first; it is cheap when there is nothing to do.
 */
export async function failInterruptedImports(
  ctx: PodflightContext,
  db: TenantDb,
  leaseSeconds = DEFAULT_LEASE_SECONDS,
): Promise<EmittedEvent[]> {
  const { rows } = await sql<Interrupted>`
    update ${podflightTable(ctx, 'etl_imports')} as i
    set status = 'failed', error_code = 'interrupted', error_message = ${MESSAGE}, records_failed = i.rows_read,
        completed_at = ${now(ctx).toISOString()}::timestamptz, idempotency_key = null
    where i.tenant_id = ${ctx.tenant_id}
      and i.import_id in (
        select import_id from ${podflightTable(ctx, 'etl_imports')}
        where tenant_id = ${ctx.tenant_id} and status in ('pending', 'processing')
          and heartbeat_at < clock_timestamp() - make_interval(secs => ${leaseSeconds})
        for update skip locked
      )
    returning i.import_id::text as import_id, i.source, i.rows_read`.execute(db);
  if (rows.length === 0) return [];
  await db
    .deleteFrom('etl_staged_rows')
    .where('tenant_id', '=', ctx.tenant_id)
    .where(
      'import_id',
      'in',
      rows.map((row) => row.import_id),
    )
    .execute();
  const events: EmittedEvent[] = [];
  for (const row of rows) {
    events.push(
      await emitEvent(ctx, db, {
        type: 'etl.error',
        subject: row.import_id,
        data: {
          import_id: row.import_id,
          source: row.source,
          code: 'interrupted',
          message: MESSAGE,
          rows_read: row.rows_read,
          records_failed: row.rows_read,
          retryable: true,
        },
      }),
    );
  }
  return events;
}
