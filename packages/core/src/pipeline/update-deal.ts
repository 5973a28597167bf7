import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { deliverAfterCommit } from '../events/emit-event.ts';
import { parsedInput } from '../shared/parsed-input.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import type { Deal } from './deal.ts';
import { dealOfRow } from './deal-row.ts';
import { dealStage, isOpen } from './deal-stage.ts';
import { readDealRow } from './get-deal.ts';
import { lockDeal } from './lock-deal.ts';
import { noteHostMove } from './note-host-move.ts';
import { type PipelineOptions, pipelineSettings } from './pipeline-options.ts';

const day = z.iso.date().regex(/^[12]/, 'Must be a date from 1000 to 2999');

/** What of a deal may be set; what is left out stays. Its amount, name and parties are the host's. */
export const updateDealInput = z
  .strictObject({
    /** When it should be won; a later date than before counts as a slip. Null forgets it. */
    expected_close: day.nullable().optional(),
    /** That it is won, 0 to 1, until it changes its stage. Null goes back to that of the stage. */
    probability: z.number().min(0).max(1).nullable().optional(),
    /** When somebody will work on it next: until then it does not rot. */
    next_activity_on: day.nullable().optional(),
    /** When somebody last worked on it outside of Podflight, e.g. a call; an earlier one changes nothing. */
    last_activity_at: z.iso.datetime({ offset: true }).regex(/^[12]/).optional(),
    /** The stage that it was seen in; elsewhere meanwhile is a conflict. */
    expected_stage: dealStage.optional(),
    /** The revision that was seen; another one meanwhile is a conflict. */
    revision: z.int().nonnegative().optional(),
  })
  .meta({ id: 'UpdateDeal' });
export type UpdateDealInput = z.input<typeof updateDealInput>;

/**
 * Sets what Podflight keeps of a deal. Counts as activity. Does not change `revision`, which counts moves.
 *
 * @throws PodflightError `deal.not_found`; `deal.stage_conflict`; `deal.closed` for a probability of a
 * deal that is won or lost; `request.invalid`; `host.schema_invalid`.
 *
 * @example
 * const { slip_count } = await updateDeal(ctx, campaign_id, { expected_close: '2026-12-31' })
 */
export async function updateDeal(
  ctx: PodflightContext,
  campaignId: string,
  input: UpdateDealInput,
  options: PipelineOptions = {},
): Promise<Deal> {
  const settings = pipelineSettings(options);
  const { expected_stage, revision, ...asked } = parsedInput(updateDealInput, input);
  const { deal, events } = await withTenant(ctx, async (db) => {
    const locked = await lockDeal(ctx, db, campaignId, { expected_stage, revision }, settings);
    const before = dealOfRow(ctx, locked.row, settings);
    if (Object.values(asked).every((value) => value === undefined)) return { deal: before, events: [] };
    if (typeof asked.probability === 'number' && !isOpen(before.stage)) {
      throw new PodflightError(
        'deal.closed',
        `The deal is ${before.stage}, so its probability is settled. Reopen it first.`,
        { campaign_id: before.campaign_id, stage: before.stage },
      );
    }
    const { events } = await noteHostMove(ctx, db, locked, before);
    const at = now(ctx).toISOString();
    await sql`
      update ${podflightTable(ctx, 'deals')}
      set ${sql.join(changes(asked, at))}
      where tenant_id = ${ctx.tenant_id}
        and campaign_id = ${before.campaign_id}::${locked.table.keyType}`.execute(db);
    const row = await readDealRow(ctx, db, locked.table, campaignId, settings);
    return { deal: dealOfRow(ctx, row, settings), events };
  });
  for (const event of events) await deliverAfterCommit(ctx, event);
  return deal;
}

type Asked = Omit<z.output<typeof updateDealInput>, 'expected_stage' | 'revision'>;

function changes(asked: Asked, at: string): RawBuilder<unknown>[] {
  const { expected_close, probability, next_activity_on, last_activity_at = at } = asked;
  const set = [
    sql`updated_at = ${at}::timestamptz`,
    sql`last_activity_at = greatest(last_activity_at, least(${last_activity_at}::timestamptz, ${at}::timestamptz))`,
  ];
  if (expected_close !== undefined) {
    set.push(sql`slip_count = slip_count + coalesce(${expected_close}::date > expected_close, false)::int`);
    set.push(sql`expected_close = ${expected_close}::date`);
  }
  if (probability !== undefined) {
    const rounded = probability === null ? null : probability.toFixed(4);
    set.push(sql`probability = ${rounded}::numeric`);
  }
  if (next_activity_on !== undefined) set.push(sql`next_activity_on = ${next_activity_on}::date`);
  return set;
}
