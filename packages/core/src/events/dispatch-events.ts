import { sql } from 'kysely';
import type { CloudEvent, EventSink } from '../shared/event-sink.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';

/** What one run of {@link dispatchEvents} did, in events. */
export type DispatchReport = { delivered: number; retrying: number; dead: number };

/** Options of {@link dispatchEvents}. */
export type DispatchOptions = {
  /** Where events go; each must take an event for it to count as delivered. */
  sinks: readonly EventSink[];
  /** Most events of one run. @defaultValue 100 */
  limit?: number;
  /** Attempts after which an event is kept as `dead` for a person to look at. @defaultValue 12 */
  maxAttempts?: number;
  /** How long a claimed event is left to the claimer, in seconds. @defaultValue 60 */
  leaseSeconds?: number;
};

type ClaimedRow = {
  event_id: string;
  type: string;
  subject: string | null;
  time: string;
  data: Record<string, unknown>;
  attempts: number;
};

/**
 * Hands the tenant's waiting events to the sinks, oldest first. Delivery is at least once: a process
 * that dies between the sink and the note of it delivers again, with the same `id`. A refused event
 * is tried again after 2, 4, 8 … seconds (at most an hour). Two dispatchers at once share the work.
 *
 * Call it from the host's scheduler, for each tenant.
 *
 * @example
 * const { delivered } = await dispatchEvents(ctx, { sinks: [webhookSink({ url, secret })] })
 */
export async function dispatchEvents(
  ctx: PodflightContext,
  options: DispatchOptions,
): Promise<DispatchReport> {
  const { sinks, limit = 100, maxAttempts = 12, leaseSeconds = 60 } = options;
  const claimed = await claimEvents(ctx, limit, leaseSeconds);
  const delivered: string[] = [];
  const refused: { event_id: string; attempts: number; message: string }[] = [];
  for (const row of claimed) {
    try {
      const event = toCloudEvent(ctx, row);
      for (const sink of sinks) await sink(event);
      delivered.push(row.event_id);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      refused.push({ event_id: row.event_id, attempts: row.attempts, message: message.slice(0, 500) });
    }
  }
  if (claimed.length > 0) await settleEvents(ctx, delivered, refused, maxAttempts);
  const dead = refused.filter(({ attempts }) => attempts >= maxAttempts).length;
  return { delivered: delivered.length, retrying: refused.length - dead, dead };
}

async function claimEvents(
  ctx: PodflightContext,
  limit: number,
  leaseSeconds: number,
): Promise<ClaimedRow[]> {
  const at = now(ctx).toISOString();
  return withTenant(ctx, async (db) => {
    const rows = await db
      .updateTable('event_outbox')
      .set({
        attempts: sql<number>`attempts + 1`,
        next_attempt_at: sql<string>`${at}::timestamptz + make_interval(secs => ${leaseSeconds})`,
      })
      .where('tenant_id', '=', ctx.tenant_id)
      .where('event_id', 'in', (due) =>
        due
          .selectFrom('event_outbox')
          .select('event_id')
          .where('tenant_id', '=', ctx.tenant_id)
          .where('status', '=', 'pending')
          .where('next_attempt_at', '<=', at)
          .orderBy('time')
          .orderBy('event_id')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .returning([
        'event_id',
        'type',
        'subject',
        'data',
        'attempts',
        sql<string>`to_char("time" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('time'),
      ])
      .execute();
    return rows.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  });
}

async function settleEvents(
  ctx: PodflightContext,
  delivered: readonly string[],
  refused: readonly { event_id: string; attempts: number; message: string }[],
  maxAttempts: number,
): Promise<void> {
  const at = now(ctx).toISOString();
  await withTenant(ctx, async (db) => {
    if (delivered.length > 0) {
      await db
        .updateTable('event_outbox')
        .set({ status: 'delivered', delivered_at: at, last_error: null })
        .where('tenant_id', '=', ctx.tenant_id)
        .where('event_id', 'in', delivered)
        .execute();
    }
    if (refused.length > 0) {
      await db
        .updateTable('event_outbox')
        .from(
          sql<{
            event_id: string;
            message: string;
          }>`jsonb_to_recordset(${JSON.stringify(refused)}::jsonb)`.as<'refused'>(
            sql`refused(event_id uuid, message text)`,
          ),
        )
        .set({
          status: sql<
            'pending' | 'dead'
          >`case when attempts >= ${maxAttempts} then 'dead' else 'pending' end`,
          next_attempt_at: sql<string>`${at}::timestamptz + make_interval(secs => least(3600, 2 ^ attempts))`,
          last_error: sql<string>`refused.message`,
        })
        .where('event_outbox.tenant_id', '=', ctx.tenant_id)
        .whereRef('event_outbox.event_id', '=', 'refused.event_id')
        .execute();
    }
  });
}

function toCloudEvent(ctx: PodflightContext, row: ClaimedRow): CloudEvent {
  return {
    specversion: '1.0',
    id: row.event_id,
    source: `podflight/${ctx.tenant_id}`,
    type: row.type,
    subject: row.subject,
    time: row.time,
    datacontenttype: 'application/json',
    tenant_id: ctx.tenant_id,
    data: row.data,
  };
}
