import { z } from 'zod';
import { dealStage, lossReason } from '../../pipeline/deal-stage.ts';
import { cardOf } from '../card.ts';
import { cents, count, currency, day, month, ratio } from '../card-fields.ts';

const days = z.number().nonnegative();

export const winLossData = z
  .object({
    /** Deals count by the day on which they closed, both days included. */
    period: z.object({ from: day, to: day }),
    won: count,
    lost: count,
    win_rate: ratio.nullable(),
    /** The rate's 95 % interval (Wilson); wide means few deals. */
    low: ratio.nullable(),
    high: ratio.nullable(),
    value: z.array(z.object({ currency, won_cents: cents, lost_cents: cents, win_rate: ratio.nullable() })),
    /** Null: nobody said. The most frequent first. */
    loss_reasons: z.array(
      z.object({
        reason: lossReason.nullable(),
        count,
        amounts: z.array(z.object({ currency, amount_cents: cents })),
      }),
    ),
    /** From a deal's first known move to its close. */
    median_cycle_days: days.nullable(),
    stages: z.array(
      z.object({
        stage: dealStage,
        /** Deals that closed in the period and were ever in the stage. */
        entered: count,
        /** Of them, those that got past it or were won. */
        advanced: count,
        median_days: days.nullable(),
      }),
    ),
    /** Every month of the period. */
    months: z.array(z.object({ month, won: count, lost: count })),
  })
  .meta({ id: 'WinLossData' });
export type WinLossData = z.infer<typeof winLossData>;

export const winLossCardSchema = cardOf('win_loss', winLossData, 'WinLossCard');
export type WinLossCard = z.infer<typeof winLossCardSchema>;
