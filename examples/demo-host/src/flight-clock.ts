import { advanceFlights } from '@podflight/core/io';
import type { DemoClock } from './demo-clock.ts';
import type { HostDb } from './host-tables.ts';
import { CURRENCY } from './mount-podflight.ts';
import type { Tenant } from './sign-in.ts';

const EVERY_MS = 60_000;

/**
 * The platform's scheduler for flights: every minute they start, settle or owe a makegood, tenant by tenant.
 *
 * @returns Stops it, once what is under way is done.
 */
export function startFlightClock(
  db: HostDb,
  tenants: readonly Tenant[],
  clock: DemoClock,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const turn = async () => {
    for (const { tenant_id } of tenants) {
      if (stopped) return;
      await advanceFlights({ db, tenant_id, actor_id: 'clock', currency: CURRENCY, clock: clock.now });
    }
  };
  const next = () => {
    running = turn()
      .catch((error: unknown) =>
        console.error('Flights were not advanced; the next turn tries again.', error),
      )
      .finally(() => {
        if (!stopped) timer = setTimeout(next, EVERY_MS);
      });
  };
  timer = setTimeout(next, EVERY_MS);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
