import { sql } from 'kysely';
import type { CloudEvent } from '../shared/event-sink.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import { newId, now, type PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { PodflightEventData, PodflightEventType } from './event-types.ts';

/** An event that waits for its transaction to commit. */
export type EmittedEvent = CloudEvent;

/**
 * Puts an event into the outbox, in the transaction of what happened. With `ctx.events` set there is
 * no outbox row: hand the returned event to {@link deliverAfterCommit} once the transaction is through.
 *
 * @throws PodflightError `events.sink_needs_own_transaction` when `ctx.db` is a transaction of the
 * host's and `ctx.events` is set: only the host knows when it commits, so the outbox is the way.
 */
export async function emitEvent<T extends PodflightEventType>(
  ctx: PodflightContext,
  db: TenantDb,
  event: NewEvent<T>,
): Promise<EmittedEvent> {
  const [emitted] = await emitEvents(ctx, db, [event]);
  if (!emitted) throw new TypeError('One event in is one event out.');
  return emitted;
}

/** An event as the code that makes it says it. */
export type NewEvent<T extends PodflightEventType = PodflightEventType> = {
  type: T;
  subject: string;
  data: PodflightEventData[T];
};

/** {@link emitEvent} for any number of events, in one statement. */
export async function emitEvents<T extends PodflightEventType>(
  ctx: PodflightContext,
  db: TenantDb,
  events: readonly NewEvent<T>[],
): Promise<EmittedEvent[]> {
  const time = now(ctx).toISOString();
  const emitted = events.map(
    ({ type, subject, data }): EmittedEvent => ({
      specversion: '1.0',
      id: newId(ctx),
      source: `podflight/${ctx.tenant_id}`,
      type,
      subject,
      time,
      datacontenttype: 'application/json',
      tenant_id: ctx.tenant_id,
      data,
    }),
  );
  if (ctx.events) {
    if (ctx.db.isTransaction) {
      throw new PodflightError(
        'events.sink_needs_own_transaction',
        'An event sink cannot be called after a commit that the host makes. Leave `events` out of the context to use the outbox.',
      );
    }
    return emitted;
  }
  if (emitted.length === 0) return emitted;
  const types = await keyTypes(ctx, db);
  const rows = emitted.map(({ id: event_id, type, subject, data }) => ({ event_id, type, subject, data }));
  await sql`
    insert into ${podflightTable(ctx, 'event_outbox')} (tenant_id, time, next_attempt_at, event_id, type, subject, data)
    select ${ctx.tenant_id}::${sql.raw(types.tenant_id)}, ${time}::timestamptz, ${time}::timestamptz, w.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(event_id uuid, type text, subject text, data jsonb)`.execute(
    db,
  );
  return emitted;
}

/** Calls the context's sink, when it has one, with an event whose transaction has committed. */
export async function deliverAfterCommit(ctx: PodflightContext, event: EmittedEvent): Promise<void> {
  await ctx.events?.(event);
}
