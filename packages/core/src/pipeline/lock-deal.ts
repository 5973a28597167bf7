import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { keepDealFromBooking } from '../tenancy/deal-lock.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { type CampaignTable, campaignTable } from './campaign-table.ts';
import { dealNotFound, readDealRow } from './get-deal.ts';
import type { PipelineSettings } from './pipeline-options.ts';
import type { DealRow } from './select-deals.ts';

/** What the caller saw of the deal; a change meanwhile is refused. Each is checked when it is given. */
export type SeenDeal = {
  expected_stage?: string | undefined;
  revision?: number | undefined;
};

/** A deal that nobody else changes until the transaction ends. */
export type LockedDeal = { row: DealRow; table: CampaignTable };

/**
 * Takes a deal for changing it: its campaign first, which the host writes too, then its row in `deals`,
 * which is made when it is the first time. So whoever changes a stage does it one after the other. Of a won
 * deal, which only reopens when nothing is booked, nobody books a line meanwhile.
 *
 * @throws PodflightError `deal.not_found`, `deal.stage_conflict`
 */
export async function lockDeal(
  ctx: PodflightContext,
  db: TenantDb,
  campaignId: string,
  seen: SeenDeal,
  settings: PipelineSettings,
): Promise<LockedDeal> {
  const table = await campaignTable(ctx, db);
  if (!table.isKey(campaignId)) throw dealNotFound(campaignId);
  const { campaigns, keyType } = table;
  const { rows } = await sql<{ id: string; stage: string | null }>`
    select ${campaigns.column('campaign_id', 'c')}::text as id, c.stage from ${campaigns.table} as c
    where ${campaigns.column('tenant_id', 'c')} = ${ctx.tenant_id}
      and ${campaigns.column('campaign_id', 'c')} = ${campaignId}::${keyType}
    for no key update`.execute(db);
  const [campaign] = rows;
  if (!campaign) throw dealNotFound(campaignId);
  if (campaign.stage === 'won') await keepDealFromBooking(ctx, db, campaign.id);
  const deals = podflightTable(ctx, 'deals');
  await sql`
    insert into ${deals} (tenant_id, campaign_id, stage)
    select ${campaigns.column('tenant_id', 'c')}, ${campaigns.column('campaign_id', 'c')}, coalesce(c.stage, 'lead')
    from ${campaigns.table} as c
    where ${campaigns.column('tenant_id', 'c')} = ${ctx.tenant_id}
      and ${campaigns.column('campaign_id', 'c')} = ${campaignId}::${keyType}
    on conflict do nothing`.execute(db);
  await sql`
    select 1 from ${deals}
    where tenant_id = ${ctx.tenant_id} and campaign_id = ${campaignId}::${keyType} for update`.execute(db);
  const row = await readDealRow(ctx, db, table, campaignId, settings);
  await refuseStale(ctx, db, row, table, seen);
  return { row, table };
}

async function refuseStale(
  ctx: PodflightContext,
  db: TenantDb,
  row: DealRow,
  { keyType }: CampaignTable,
  { expected_stage, revision }: SeenDeal,
): Promise<void> {
  const stale =
    (expected_stage !== undefined && expected_stage !== row.stage) ||
    (revision !== undefined && revision !== row.revision);
  if (!stale) return;
  const last = row.moved_by_host
    ? undefined
    : await db
        .selectFrom('deal_stage_history')
        .select('actor_id')
        .where('tenant_id', '=', ctx.tenant_id)
        .where('campaign_id', '=', sql<string>`${row.campaign_id}::${keyType}`)
        .orderBy('revision', 'desc')
        .limit(1)
        .executeTakeFirst();
  const changed_by = last?.actor_id ?? null;
  const who = changed_by === null ? 'was moved' : `was moved by ${changed_by}`;
  throw new PodflightError(
    'deal.stage_conflict',
    `The deal ${who} to "${row.stage}" since you loaded it. Nothing was changed. Load it again, then decide.`,
    {
      stage: row.stage,
      revision: row.revision,
      changed_by,
      changed_at: row.stage_changed_at,
    },
  );
}
