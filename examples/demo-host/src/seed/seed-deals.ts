import { moveDeal, updateDeal } from '@podflight/core/pipeline';
import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';
import { CURRENCY } from '../mount-podflight.ts';
import type { Day } from './calendar.ts';
import { type DealStory, dealStory } from './deal-story.ts';
import { tenantId } from './planned-shows.ts';
import type { TenantPlan } from './tenant-plan.ts';

/**
 * Tells how each campaign of a tenant came to be, through the product's own moves, with the clock set back
 * to the day that each was made. Those in `booked` have their order already.
 */
export async function seedDeals(
  app: HostDb,
  plan: TenantPlan,
  firstDay: Day,
  booked: ReadonlySet<string>,
): Promise<void> {
  const tenant_id = tenantId(plan);
  const { rows } = await sql<Parameters<typeof dealStory>[0]>`
    select campaign_id::text, status, to_char(start_date, 'YYYY-MM-DD') as start_date, campaign_value::text
    from campaigns where tenant_id = ${tenant_id} order by campaign_id`.execute(app);
  const stories = rows.map((campaign) => dealStory(campaign, firstDay, booked.has(campaign.campaign_id)));
  await beginDeals(app, tenant_id, stories);
  for (const { campaign_id, steps } of stories) {
    for (const [n, step] of steps.entries()) {
      const at = new Date(`${step.day}T${String(8 + Math.min(n, 9)).padStart(2, '0')}:24:00Z`);
      const now = at.getTime() < Date.now() ? at : new Date();
      const ctx = { db: app, tenant_id, actor_id: step.actor_id, currency: CURRENCY, clock: () => now };
      if ('move' in step) await moveDeal(ctx, campaign_id, step.move);
      else await updateDeal(ctx, campaign_id, step.plan);
    }
  }
}

/** When the first talk of each was, as the platform noted it. */
async function beginDeals(app: HostDb, tenant_id: string, stories: readonly DealStory[]): Promise<void> {
  const began = JSON.stringify(stories.map(({ campaign_id, began: at }) => ({ campaign_id, at })));
  await sql`
    update campaigns as c set stage_changed_at = least(s.at + time '07:00', now())
    from jsonb_to_recordset(${began}::jsonb) as s (campaign_id uuid, at date)
    where c.campaign_id = s.campaign_id and c.tenant_id = ${tenant_id}`.execute(app);
}
