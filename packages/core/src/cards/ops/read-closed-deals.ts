import { sql } from 'kysely';
import { campaignTable } from '../../pipeline/campaign-table.ts';
import { dealCurrency, safeCents } from '../../pipeline/deal-amount.ts';
import type { DealStage } from '../../pipeline/index.ts';
import { pipelineSettings } from '../../pipeline/pipeline-options.ts';
import { instantText, selectDeals } from '../../pipeline/select-deals.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { CardQuery } from '../found-card.ts';
import { dealsOf } from './deals-of.ts';

/** A deal that was won or lost, with how it got there. */
export type ClosedDealRow = {
  stage: DealStage;
  closed_at: string;
  closed_month: string;
  amount_cents: number | null;
  currency: string;
  loss_reason: string | null;
  /** From when its first known stage began; null without any history. */
  cycle_days: number | null;
  moves: { from_stage: DealStage; to_stage: DealStage; days_in_previous_stage: number | null }[];
};

type ClosedRow = Omit<ClosedDealRow, 'amount_cents' | 'currency' | 'moves'> & {
  amount: string | null;
  moves: [from_stage: DealStage, to_stage: DealStage, days: number | null][];
};

/** Reads the deals that closed on the days of a period. */
export async function readClosedDeals(
  { ctx, db, asked }: CardQuery,
  period: { from: string; to: string },
): Promise<ClosedDealRow[]> {
  const table = await campaignTable(ctx, db);
  const { currency } = dealCurrency(ctx);
  if (asked.currency && asked.currency !== currency) return [];
  const zone = asked.time_zone;
  const { rows } = await sql<ClosedRow>`
    with closed as materialized (
      select deal.key, deal.stage, deal.closed_at, deal.amount, deal.loss_reason
      from (${selectDeals(ctx, table, pipelineSettings())}) as deal
      where deal.stage_as_stored in ('won', 'lost') and ${dealsOf(table, asked)}
        and deal.closed_at >= (${period.from}::date)::timestamp at time zone ${zone}
        and deal.closed_at < (${period.to}::date + 1)::timestamp at time zone ${zone}
    )
    select c.stage, ${instantText(sql`c.closed_at`)} as closed_at, to_char(c.closed_at at time zone ${zone}, 'YYYY-MM') as closed_month,
      c.amount::text as amount, c.loss_reason, greatest(0, extract(epoch from c.closed_at - h.began) / 86400)::float8 as cycle_days,
      coalesce(h.moves, '[]') as moves
    from closed as c
    left join lateral (
      select min(h.changed_at - coalesce(h.days_in_previous_stage, 0) * interval '24 hours') as began,
        json_agg(json_build_array(h.from_stage, h.to_stage, h.days_in_previous_stage)) as moves
      from ${podflightTable(ctx, 'deal_stage_history')} as h
      where h.tenant_id = ${ctx.tenant_id}::${sql.raw(table.types.tenant_id)} and h.campaign_id = c.key
    ) as h on true
    order by c.closed_at, c.key`.execute(db);
  return rows.map(({ amount, moves, ...deal }) => ({
    ...deal,
    moves: moves.map(([from_stage, to_stage, days_in_previous_stage]) => ({
      from_stage,
      to_stage,
      days_in_previous_stage,
    })),
    amount_cents: amount === null ? null : safeCents(amount),
    currency,
  }));
}
