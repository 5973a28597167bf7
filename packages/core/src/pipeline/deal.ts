import { z } from 'zod';
import { allowedTransition } from './allowed-transitions.ts';
import { dealStage, lossReason } from './deal-stage.ts';

const instant = z.iso.datetime({ offset: true });
const cents = z.int();

/** A deal: a campaign of the host's, with where it stands in the pipeline. */
export const deal = z
  .object({
    campaign_id: z.string(),
    name: z.string(),
    podcast_id: z.string().nullable(),
    podcast_title: z.string().nullable(),
    sponsor_id: z.string().nullable(),
    sponsor_name: z.string().nullable(),
    /** The sponsor's. */
    industry: z.string().nullable(),
    stage: dealStage,
    /** Null where it never moved since Podflight came. */
    stage_changed_at: instant.nullable(),
    /** Counts the deal's moves; give it with a move to be refused when somebody was quicker. */
    revision: z.int().nonnegative(),
    /** The campaign's value in minor units of `currency`. */
    amount_cents: cents.nullable(),
    /** ISO 4217. */
    currency: z.string().length(3),
    /** That it is won, 0 to 1: of its stage, or what somebody set for it in this stage. */
    probability: z.number().min(0).max(1),
    /** `amount_cents` times `probability`, rounded half up. */
    weighted_cents: cents.nullable(),
    expected_close: z.iso.date().nullable(),
    /** How often `expected_close` was put off. */
    slip_count: z.int().nonnegative(),
    loss_reason: lossReason.nullable(),
    loss_note: z.string().nullable(),
    /** When it was won or lost. */
    closed_at: instant.nullable(),
    last_activity_at: instant.nullable(),
    next_activity_on: z.iso.date().nullable(),
    /** Whole days; null where `stage_changed_at` is. */
    days_in_stage: z.int().nonnegative().nullable(),
    /** Whether nothing has happened for longer than its stage allows, and nothing is planned. */
    rotting: z.boolean(),
    allowed_transitions: z.array(allowedTransition),
  })
  .meta({ id: 'Deal' });
export type Deal = z.infer<typeof deal>;
