import { z } from 'zod';
import { cardOf } from '../card.ts';
import { cents, count, currency, day, key, name } from '../card-fields.ts';

export const makegoodPending = z
  .object({
    io_id: key,
    io_number: name,
    line_no: count,
    podcast_id: key.nullable(),
    podcast_title: name,
    episode_id: key.nullable(),
    episode_title: name,
    advertiser_id: key.nullable(),
    advertiser_name: name,
    booked_impressions: count.nullable(),
    delivered_impressions: count,
    outstanding_impressions: count,
    /** At the line's own rate. */
    value_cents: cents.nullable(),
    currency: currency.nullable(),
    /** `underdelivery`, or how a read failed. */
    reason: z.string(),
    /** Days since it was found to be owed. */
    age_days: count,
    /** Makegoods of it that are booked and have not ended. */
    open_makegoods: count,
    /** The next free slot of the same ad unit whose episode covers it in four of five cases. */
    next_slot: z
      .object({
        episode_id: key,
        episode_title: z.string(),
        ad_unit_id: key,
        publish_date: day,
        projected_low: count,
      })
      .nullable(),
  })
  .meta({ id: 'MakegoodPending' });
export type MakegoodPending = z.infer<typeof makegoodPending>;

export const makegoodsPendingData = z
  .object({
    count,
    outstanding_impressions: count,
    values: z.array(z.object({ currency, cents })),
    oldest_age_days: count.nullable(),
    /** The oldest first, at most 50. */
    items: z.array(makegoodPending),
  })
  .meta({ id: 'MakegoodsPendingData' });
export type MakegoodsPendingData = z.infer<typeof makegoodsPendingData>;

export const makegoodsPendingCardSchema = cardOf(
  'makegoods_pending',
  makegoodsPendingData,
  'MakegoodsPendingCard',
);
export type MakegoodsPendingCard = z.infer<typeof makegoodsPendingCardSchema>;
