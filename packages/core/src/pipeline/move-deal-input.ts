import { z } from 'zod';
import { dealStage, lossReason } from './deal-stage.ts';

/** Text that somebody wrote, as PostgreSQL can store it. */
const written = z
  .string()
  .trim()
  .max(2000)
  .refine((value) => !value.includes('\0') && !/\p{Cs}/u.test(value), 'Must be text without NUL characters');

/** Where to move a deal, and what the move takes (`allowed_transitions` says what). */
export const moveDealInput = z
  .strictObject({
    stage: dealStage,
    /** The stage that it was seen in; elsewhere meanwhile is a conflict. */
    expected_stage: dealStage.optional(),
    /** The revision that was seen. Give both: the host may have moved it by itself more than once. */
    revision: z.int().nonnegative().optional(),
    /** Why it goes back; welcome with any move. */
    reason: written.optional(),
    /** Why it is lost. */
    loss_reason: lossReason.optional(),
    /** More about that; needed with `other`. */
    loss_note: written.optional(),
    /** Wins it without a booking. */
    override: z.boolean().optional(),
  })
  .refine(({ stage, loss_reason, loss_note }) => stage === 'lost' || !(loss_reason || loss_note), {
    path: ['loss_reason'],
    message: 'Only a deal that is lost has a loss_reason and a loss_note. Leave them out.',
  })
  .meta({ id: 'MoveDeal' });
export type MoveDealInput = z.input<typeof moveDealInput>;
/** {@link MoveDealInput}, checked. */
export type MoveAsked = z.output<typeof moveDealInput>;
