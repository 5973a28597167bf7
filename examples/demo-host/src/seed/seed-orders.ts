import {
  advanceFlights,
  bookIo,
  bookMakegood,
  cancelBooking,
  createAdUnit,
  editBooking,
  listIos,
} from '@podflight/core/io';
import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';
import { CURRENCY } from '../mount-podflight.ts';
import { addDays, type Day } from './calendar.ts';
import { type BookedCampaign, orderPlans, type SoldUnits } from './order-plan.ts';
import { type PlannedShow, plannedShows, tenantId } from './planned-shows.ts';
import { random } from './random.ts';
import type { TenantPlan } from './tenant-plan.ts';

/**
 * Sells a tenant's inventory: ad units of each show, an order for each campaign, and what became of them.
 * All of it through the product's own functions, with the clock set back to the day of each.
 */
export async function seedOrders(app: HostDb, plan: TenantPlan, firstDay: Day): Promise<void> {
  const tenant_id = tenantId(plan);
  const shows = plannedShows(plan, firstDay);
  const at = (day: Day, actor_id: string, hour = 9) => {
    const then = new Date(`${day}T${String(hour).padStart(2, '0')}:12:00Z`);
    const now = then.getTime() < Date.now() ? then : new Date();
    return { db: app, tenant_id, actor_id, currency: CURRENCY, clock: () => now };
  };
  const units = new Map<string, SoldUnits>();
  for (const show of shows) {
    units.set(show.podcast_id, await sellShow(at(addDays(firstDay, -360), 'robin'), show));
  }
  const { rows } = await sql<BookedCampaign>`
    select c.campaign_id::text, c.podcast_id::text, c.sponsor_id::text, s.industry, c.status,
      to_char(c.start_date, 'YYYY-MM-DD') as start_date, to_char(c.end_date, 'YYYY-MM-DD') as end_date
    from campaigns as c join sponsors as s on s.sponsor_id = c.sponsor_id
    where c.tenant_id = ${tenant_id} and c.status in ('completed', 'active', 'scheduled') and c.start_date is not null
    order by c.campaign_id`.execute(app);
  for (const { written_on, ...order } of orderPlans(rows, shows, units, firstDay)) {
    await bookIo(at(written_on, 'mara'), { ...order, time_zone: 'UTC' });
  }
  for (const day of ticks(firstDay)) await advanceFlights(at(day, 'clock', 4));
  await afterwards(at(addDays(firstDay, -1), 'mara', 14), firstDay);
}

/** When the platform's scheduler ran, as far as it can still be seen. */
function ticks(firstDay: Day): Day[] {
  return [-240, -180, -120, -80, -50, -30, -14, -7, 0].map((days) => addDays(firstDay, days));
}

async function sellShow(ctx: Parameters<typeof createAdUnit>[0], show: PlannedShow): Promise<SoldUnits> {
  const { podcast_id, plan } = show;
  const rate = 1_700 + random(`rate ${podcast_id}`).int(0, 14) * 100;
  const sell = async (
    position: 'pre' | 'mid' | 'post',
    name: string,
    duration_seconds: number,
    rate_cpm_cents: number,
    slots: number,
  ) => {
    const price = { rate_cpm_cents, currency: CURRENCY };
    const unit = { podcast_id, name, position, duration_seconds, slots_per_episode: slots, ...price };
    const { ad_unit_id } = await createAdUnit(ctx, unit);
    return { ad_unit_id, slots, rate_cpm_cents };
  };
  return {
    pre: await sell('pre', 'Pre-roll 30', 30, rate - 200, 1),
    mid: await sell('mid', 'Mid-roll 60', 60, rate + 500, plan.audience > 10_000 ? 2 : 1),
    post: await sell('post', 'Post-roll 30', 30, rate - 700, 1),
  };
}

/** What people did of late: a line cancelled, a goal raised, a shortfall made good. */
async function afterwards(ctx: Parameters<typeof createAdUnit>[0], firstDay: Day): Promise<void> {
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
