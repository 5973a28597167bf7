import type { HostDb } from '../host-tables.ts';
import { CURRENCY } from '../mount-podflight.ts';
import type { Day } from './calendar.ts';

/** The context of a person of a tenant at an hour of a day that is past. */
export function personAt(app: HostDb, tenant_id: string) {
  return (day: Day, actor_id: string, hour = 9) => {
    const then = new Date(`${day}T${String(hour).padStart(2, '0')}:12:00Z`);
    const now = then.getTime() < Date.now() ? then : new Date();
    return { db: app, tenant_id, actor_id, currency: CURRENCY, clock: () => now };
  };
}
