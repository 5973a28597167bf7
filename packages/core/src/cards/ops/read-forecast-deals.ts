import { sql } from 'kysely';
import { campaignTable } from '../../pipeline/campaign-table.ts';
import { dealCurrency, safeCents } from '../../pipeline/deal-amount.ts';
import type { Activity, ForecastDeal, PipelineOptions } from '../../pipeline/index.ts';
import { pipelineSettings } from '../../pipeline/pipeline-options.ts';
import { instantText, selectDeals } from '../../pipeline/select-deals.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { CardQuery } from '../found-card.ts';
import { dealsOf } from './deals-of.ts';

/** A deal that counts in a forecast, with the days of its proposed flight. */
export type ForecastDealRow = ForecastDeal & Activity & { starts_on: string | null; ends_on: string | null };

/** Reads open deals, and those won on days of a period. */
export async function readForecastDeals(
  { ctx, db, asked }: CardQuery,
  period: { from: string; to: string },
  options: PipelineOptions,
): Promise<ForecastDealRow[]> {
  const table = await campaignTable(ctx, db);
  const { currency } = dealCurrency(ctx);
  if (asked.currency && asked.currency !== currency) return [];
  const zone = asked.time_zone;
  const { rows } = await sql<Omit<ForecastDealRow, 'amount_cents' | 'currency'> & { amount: string | null }>`
    select deal.stage, deal.amount::text as amount, deal.probability::float8 as probability,
      to_char(deal.expected_close, 'YYYY-MM-DD') as expected_close, ${instantText(sql`deal.stage_changed_at`)} as stage_changed_at,
      ${instantText(sql`deal.last_activity_at`)} as last_activity_at, to_char(deal.next_activity_on, 'YYYY-MM-DD') as next_activity_on,
      to_char(deal.starts_on, 'YYYY-MM-DD') as starts_on, to_char(deal.ends_on, 'YYYY-MM-DD') as ends_on
    from (${selectDeals(ctx, table, pipelineSettings(options))}) as deal
    where ${dealsOf(table, asked)} and (deal.stage not in ('won', 'lost') or (deal.stage = 'won'
      and deal.closed_at >= (${period.from}::date)::timestamp at time zone ${zone}
      and deal.closed_at < (${period.to}::date + 1)::timestamp at time zone ${zone}))`.execute(db);
  return rows.map(({ amount, ...deal }) => ({
    ...deal,
    amount_cents: amount === null ? null : safeCents(amount),
    currency,
  }));
}

/** Every move of the tenant's deals that have closed: what probabilities are learned from. */
export async function readClosedMoves({ ctx, db }: CardQuery): Promise<
  {
    campaign_id: string;
    revision: number;
    from_stage: ForecastDeal['stage'];
    to_stage: ForecastDeal['stage'];
  }[]
> {
  const history = podflightTable(ctx, 'deal_stage_history');
  const { rows } = await sql<{
    campaign_id: string;
    revision: number;
    from_stage: ForecastDeal['stage'];
    to_stage: ForecastDeal['stage'];
  }>`
    select h.campaign_id::text as campaign_id, h.revision, h.from_stage, h.to_stage from ${history} as h
    where h.tenant_id = ${ctx.tenant_id} and exists (
      select from ${history} as e where e.tenant_id = h.tenant_id and e.campaign_id = h.campaign_id and e.to_stage in ('won', 'lost'))`.execute(
    db,
  );
  return rows;
}
