import { advanceFlights, bookMakegood, cancelBooking, editBooking, listIos } from '@podflight/core/io';
import type { HostDb } from '../host-tables.ts';
import { addDays, type Day } from './calendar.ts';
import { personAt } from './person-at.ts';
import { tenantId } from './planned-shows.ts';
import type { TenantPlan } from './tenant-plan.ts';

/** What became of a tenant's orders, with the numbers that are in by now. */
export async function seedFlights(app: HostDb, plan: TenantPlan, firstDay: Day): Promise<void> {
  const at = personAt(app, tenantId(plan));
  for (const day of ticks(firstDay)) await advanceFlights(at(day, 'clock', 4));
  await afterwards(at(addDays(firstDay, -1), 'mara', 14), firstDay);
}

/** When the platform's scheduler ran, as far as it can still be seen. */
function ticks(firstDay: Day): Day[] {
  return [-240, -180, -120, -80, -50, -30, -14, -7, 0].map((days) => addDays(firstDay, days));
}

/** What people did of late: a line cancelled, a goal raised, a shortfall made good. */
async function afterwards(ctx: Parameters<typeof advanceFlights>[0], firstDay: Day): Promise<void> {
  const scheduled = (await listIos(ctx, { status: 'scheduled', limit: 100 })).items;
  const active = (await listIos(ctx, { status: 'active', limit: 100 })).items;
  const short = (await listIos(ctx, { status: 'makegood', limit: 100 })).items;
  const [dropped] = scheduled;
  if (dropped) await cancelBooking(ctx, dropped.io_id, { reason: 'The advertiser moved its launch' });
  const raised = active.find(({ makegood_of_id }) => makegood_of_id === null);
  if (raised) {
    const booked_impressions = Math.round(((raised.booked_impressions ?? 0) * 1.1) / 100) * 100;
    await editBooking(ctx, raised.io_id, { booked_impressions, reason: 'Raised on the call of Monday' });
  }
  const [owed] = short;
  if (owed?.ad_unit_id) {
    const flight = { flight_start: addDays(firstDay, 5), flight_end: addDays(firstDay, 34) };
    await bookMakegood(ctx, owed.io_id, { ad_unit_id: owed.ad_unit_id, ...flight });
  }
}
