import { z } from 'zod';
import { dealStage } from '../../pipeline/deal-stage.ts';
import { cardOf } from '../card.ts';
import { cents, count, currency, month, ratio } from '../card-fields.ts';

const deals = { count, amount_cents: cents, weighted_cents: cents };

export const pipelineForecastData = z
  .object({
    /** One forecast for each currency, by code. */
    currencies: z.array(
      z.object({
        currency,
        /** Of open deals: amount times probability. */
        weighted_cents: cents,
        unweighted_cents: cents,
        /** Of deals won in the range; beside the forecast, never in it. */
        won_cents: cents,
        won_count: count,
        target_cents: cents.nullable(),
        /** Weighted over what is missing to the target; null without one, or when it is reached. */
        coverage: ratio.nullable(),
        /** The open stages, in their order. */
        by_stage: z.array(z.object({ stage: dealStage, probability: ratio, ...deals })),
        /** What will be earned: earned so far, booked and likely, and from open deals, spread over the days of their flights. */
        by_month: z.array(
          z.object({ month, earned_cents: cents, booked_cents: cents, pipeline_cents: cents }),
        ),
        /** Open deals without days to spread them over: in no month. */
        undated: z.object(deals),
        /** Open deals without an amount, which count for nothing in sums. */
        without_amount: count,
        rotting_count: count,
      }),
    ),
    /** Whether probabilities were learned from how deals ended. */
    probabilities: z.enum(['learned', 'set']),
  })
  .meta({ id: 'PipelineForecastData' });
export type PipelineForecastData = z.infer<typeof pipelineForecastData>;

export const pipelineForecastCardSchema = cardOf(
  'pipeline_forecast',
  pipelineForecastData,
  'PipelineForecastCard',
);
export type PipelineForecastCard = z.infer<typeof pipelineForecastCardSchema>;
