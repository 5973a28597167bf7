import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import { type CampaignTable, campaignTable } from './campaign-table.ts';
import type { Deal } from './deal.ts';
import { dealOfRow } from './deal-row.ts';
import { type PipelineOptions, type PipelineSettings, pipelineSettings } from './pipeline-options.ts';
import { type DealRow, dealColumns, joinBookings, selectDeals } from './select-deals.ts';

/**
 * One deal.
 *
 * @throws PodflightError `deal.not_found` for an id that is unknown, malformed or another tenant's;
 * `host.schema_invalid` where the campaigns table cannot hold a stage.
 *
 * @example
 * const { stage, allowed_transitions } = await getDeal(ctx, campaign_id)
 */
export async function getDeal(
  ctx: PodflightContext,
  campaignId: string,
  options: PipelineOptions = {},
): Promise<Deal> {
  const settings = pipelineSettings(options);
  return withTenant(ctx, async (db) => {
    const table = await campaignTable(ctx, db);
    return dealOfRow(ctx, await readDealRow(ctx, db, table, campaignId, settings), settings);
  });
}

/** A deal's row, as the transaction sees it now. */
export async function readDealRow(
  ctx: PodflightContext,
  db: TenantDb,
  table: CampaignTable,
  campaignId: string,
  settings: PipelineSettings,
): Promise<DealRow> {
  if (!table.isKey(campaignId)) throw dealNotFound(campaignId);
  const { rows } = await sql<DealRow>`
    with deal as (
      ${selectDeals(ctx, table, settings)}
        and ${table.campaigns.column('campaign_id', 'c')} = ${campaignId}::${table.keyType}
    )
    select ${dealColumns(ctx)} from deal ${joinBookings(ctx)}`.execute(db);
  const row = rows[0];
  if (!row) throw dealNotFound(campaignId);
  return row;
}

/** The error for an id that is unknown, malformed or somebody else's: they read the same. */
export function dealNotFound(campaignId: string): PodflightError {
  return new PodflightError('deal.not_found', 'There is no deal with this id.', { campaign_id: campaignId });
}
