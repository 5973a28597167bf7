import { PodflightError } from '../shared/podflight-error.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { allowedTransitions } from './allowed-transitions.ts';
import type { Deal } from './deal.ts';
import { dealCurrency, safeCents, weightedCents } from './deal-amount.ts';
import type { DealFacts } from './deal-facts.ts';
import { type DealStage, dealStage, isOpen, lossReason, type OpenStage } from './deal-stage.ts';
import type { PipelineSettings } from './pipeline-options.ts';
import { daysFrom, isRotting } from './rotting.ts';
import type { DealRow } from './select-deals.ts';

/** Makes a deal of its row. @throws PodflightError `host.schema_invalid` for a stage that is none. */
export function dealOfRow(ctx: PodflightContext, row: DealRow, settings: PipelineSettings): Deal {
  const at = now(ctx);
  const facts = factsOfRow(row);
  const { stage, amount_cents } = facts;
  const probability = Number(row.probability);
  const { stage_changed_at, last_activity_at, next_activity_on } = row;
  return {
    campaign_id: row.campaign_id,
    name: row.name ?? '',
    podcast_id: row.podcast_id,
    podcast_title: row.podcast_title,
    sponsor_id: row.sponsor_id,
    sponsor_name: row.sponsor_name,
    industry: row.industry,
    stage,
    stage_changed_at,
    revision: row.revision,
    amount_cents,
    currency: dealCurrency(ctx).currency,
    probability,
    weighted_cents: amount_cents === null ? null : weightedCents(amount_cents, probability),
    expected_close: row.expected_close,
    slip_count: row.slip_count,
    loss_reason: row.loss_reason === null ? null : lossReason.parse(row.loss_reason),
    loss_note: row.loss_note,
    closed_at: row.closed_at,
    last_activity_at,
    next_activity_on,
    days_in_stage: stage_changed_at === null ? null : Math.floor(daysFrom(stage_changed_at, at)),
    rotting: isRotting({ stage, stage_changed_at, last_activity_at, next_activity_on }, at, settings),
    allowed_transitions: allowedTransitions(facts, settings),
  };
}

/** What of a row decides where the deal may go. */
function factsOfRow(row: DealRow): DealFacts {
  return {
    stage: stageOf(row),
    amount_cents: row.amount === null ? null : safeCents(row.amount),
    expected_close: row.expected_close,
    lost_from: openStageOf(row.lost_from),
    bookings: { scheduled: row.scheduled, delivering: row.delivering },
  };
}

function stageOf({ stage, campaign_id }: DealRow): DealStage {
  const parsed = dealStage.safeParse(stage);
  if (parsed.success) return parsed.data;
  throw new PodflightError(
    'host.schema_invalid',
    `The campaign ${campaign_id} is in the stage "${stage}", which is none of ${dealStage.options.join(', ')}. Correct campaigns.stage.`,
    { campaign_id, stage },
  );
}

/** A deal that the host took from won to lost itself was last open in negotiation. */
function openStageOf(stage: string | null): OpenStage | null {
  const parsed = dealStage.nullable().parse(stage);
  if (parsed === null || parsed === 'lost') return null;
  return isOpen(parsed) ? parsed : 'negotiation';
}
