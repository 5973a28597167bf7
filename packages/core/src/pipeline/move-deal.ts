import { deliverAfterCommit } from '../events/emit-event.ts';
import { parsedInput } from '../shared/parsed-input.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import type { Deal } from './deal.ts';
import { dealOfRow } from './deal-row.ts';
import { readDealRow } from './get-deal.ts';
import { lockDeal } from './lock-deal.ts';
import { moveAsked } from './move-asked.ts';
import { type MoveDealInput, moveDealInput } from './move-deal-input.ts';
import { noteHostMove } from './note-host-move.ts';
import { type PipelineOptions, pipelineSettings } from './pipeline-options.ts';
import { recordMove } from './record-move.ts';
import { daysFrom } from './rotting.ts';
import { writeStage } from './write-stage.ts';

/**
 * Moves a deal to another stage, with its history and the event `deal.stage_changed`, all or nothing. To
 * the stage that it is in already, nothing happens.
 *
 * A stage that the host wrote itself since is noted first, as a move of its own that nobody is named for.
 *
 * @throws PodflightError `deal.not_found`; `deal.stage_conflict` with `stage`, `revision`, `changed_by` and
 * `changed_at` when it is not as the caller saw it; `deal.transition_refused` where its stage does not lead
 * there; `deal.amount_missing`, `deal.expected_close_missing`, `deal.booking_missing`,
 * `deal.reason_missing`, `deal.loss_reason_missing`, `deal.loss_note_missing` where the move takes that;
 * `deal.bookings_delivered`, `deal.bookings_scheduled` for a won deal that cannot be reopened;
 * `request.invalid`; `host.schema_invalid`.
 *
 * @example
 * const deal = await moveDeal(ctx, campaign_id, { stage: 'lost', loss_reason: 'timing', expected_stage: 'proposal' })
 */
export async function moveDeal(
  ctx: PodflightContext,
  campaignId: string,
  input: MoveDealInput,
  options: PipelineOptions = {},
): Promise<Deal> {
  const settings = pipelineSettings(options);
  const asked = parsedInput(moveDealInput, input);
  const { deal, events } = await withTenant(ctx, async (db) => {
    const locked = await lockDeal(ctx, db, campaignId, asked, settings);
    const before = dealOfRow(ctx, locked.row, settings);
    if (asked.stage === before.stage) return { deal: before, events: [] };
    const given = moveAsked(before, asked);
    const noted = await noteHostMove(ctx, db, locked, before);
    const at = now(ctx);
    const move = {
      campaign_id: before.campaign_id,
      from: before.stage,
      to: asked.stage,
      at: at.toISOString(),
      actor_id: ctx.actor_id ?? null,
      amount_cents: before.amount_cents,
      probability: settings.probabilities[asked.stage],
      days_in_stage: noted.since === null ? null : daysFrom(noted.since, at),
      ...given,
      by_host: false,
      revision: before.revision + 1,
    };
    await writeStage(ctx, db, locked.table, move);
    const event = await recordMove(ctx, db, locked.table, move);
    const row = await readDealRow(ctx, db, locked.table, campaignId, settings);
    return { deal: dealOfRow(ctx, row, settings), events: [...noted.events, event] };
  });
  for (const event of events) await deliverAfterCommit(ctx, event);
  return deal;
}
