import { bookIo, createAdUnit } from '@podflight/core/io';
import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';
import { CURRENCY } from '../mount-podflight.ts';
import { addDays, type Day } from './calendar.ts';
import { type BookedCampaign, orderPlans, type SoldUnits } from './order-plan.ts';
import { personAt } from './person-at.ts';
import { type PlannedShow, plannedShows, tenantId } from './planned-shows.ts';
import { random } from './random.ts';
import type { TenantPlan } from './tenant-plan.ts';

/**
 * Sells a tenant's inventory: ad units of each show, and an order for each campaign on the day that it was
 * signed. All of it through the product's own functions.
 *
 * @returns The campaigns that have an order.
 */
export async function seedOrders(app: HostDb, plan: TenantPlan, firstDay: Day): Promise<Set<string>> {
  const tenant_id = tenantId(plan);
  const shows = plannedShows(plan, firstDay);
  const at = personAt(app, tenant_id);
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
  const plans = orderPlans(rows, shows, units, firstDay);
  for (const { written_on, ...order } of plans.toSorted((a, b) => (a.written_on < b.written_on ? -1 : 1))) {
    await bookIo(at(written_on, 'mara'), { ...order, time_zone: 'UTC' });
  }
  return new Set(plans.map(({ campaign_id }) => campaign_id));
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
