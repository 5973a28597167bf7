import { type CloudEvent, dispatchEvents } from '@podflight/core/events';
import { sql } from 'kysely';
import type { DemoClock } from './demo-clock.ts';
import type { HostDb } from './host-tables.ts';
import type { Tenant } from './sign-in.ts';

const EVERY_MS = 2_000;

/**
 * The platform's scheduler: every two seconds it hands Podflight's waiting events, tenant by tenant, to
 * the platform's own event log.
 *
 * @returns Stops it, once what is under way is done.
 */
export function startEventBus(db: HostDb, tenants: readonly Tenant[], clock: DemoClock): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const turn = async () => {
    for (const { tenant_id } of tenants) {
      if (stopped) return;
      await dispatchEvents({ db, tenant_id, clock: clock.now }, { sinks: [(event) => keepEvent(db, event)] });
    }
  };
  const next = () => {
    running = turn()
      .catch((error: unknown) =>
        console.error('Events were not handed over; the next turn tries again.', error),
      )
      .finally(() => {
        if (!stopped) timer = setTimeout(next, EVERY_MS);
      });
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** The sink. Delivery is at least once, so an event that is there already is left as it is. */
async function keepEvent(db: HostDb, event: CloudEvent): Promise<void> {
  await db
    .insertInto('platform_events')
    .values({
      event_id: event.id,
      tenant_id: event.tenant_id,
      type: event.type,
      subject: event.subject,
      happened_at: event.time,
      data: sql`${JSON.stringify(event.data)}::jsonb`,
    })
    .onConflict((conflict) => conflict.column('event_id').doNothing())
    .execute();
}
