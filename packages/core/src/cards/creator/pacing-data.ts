import { z } from 'zod';
import { PACING_FLAGS, PACING_REASONS, PACING_STATUSES } from '../../delivery/index.ts';
import { cardOf } from '../card.ts';
import { count, day, key, name, ratio } from '../card-fields.ts';

/** How one booked line does against its flight; days are those of its zone. */
export const pacingFlight = z
  .object({
    io_id: key,
    io_number: name,
    line_no: count,
    podcast_id: key.nullable(),
    podcast_title: name,
    /** Null where the line runs on the whole show. */
    episode_id: key.nullable(),
    episode_title: name,
    advertiser_id: key.nullable(),
    advertiser_name: name,
    first_day: day,
    last_day: day,
    time_zone: z.string(),
    /** Null or 0 where there is no goal. */
    booked_impressions: count.nullable(),
    delivered_impressions: count,
    /** Delivered over booked. */
    delivery_share: ratio.nullable(),
    /** What should have been delivered by the last day of data, 0 to 1. */
    expected_share: ratio.nullable(),
    /** Delivered over expected by the shape of `mode`: 1 is on track. */
    pacing_index: ratio.nullable(),
    /** The same by even delivery. */
    linear_index: ratio.nullable(),
    projected_impressions: count.nullable(),
    /** What the show's episodes of the past leave open: P20 and P80 of how they went on. */
    projected_low: count.nullable(),
    projected_high: count.nullable(),
    days_left: count,
    required_per_day: count.nullable(),
    status: z.enum(PACING_STATUSES),
    mode: z.enum(['linear', 'dow', 'decay', 'custom']),
    /** Why numbers are null, or why the mode is not the one that was to be used (`no_curve`). */
    reason: z.enum([...PACING_REASONS, 'no_curve']).nullable(),
    flags: z.array(z.enum(PACING_FLAGS)),
    tz_uncertainty_impressions: count,
    data_through: day.nullable(),
  })
  .meta({ id: 'PacingFlight' });
export type PacingFlight = z.infer<typeof pacingFlight>;

/** One day of a flight, for a chart. What is after the last day of data is null or a projection. */
export const pacingDay = z
  .object({
    day,
    /** Null where the day has no numbers. */
    delivered: count.nullable(),
    delivered_cumulative: count.nullable(),
    /** Of the goal, by the shape of the flight's mode and evenly; null without a goal. */
    expected_cumulative: count.nullable(),
    linear_cumulative: count.nullable(),
    projected: count.nullable(),
    projected_low: count.nullable(),
    projected_high: count.nullable(),
  })
  .meta({ id: 'PacingDay' });
export type PacingDay = z.infer<typeof pacingDay>;

export const pacingData = z
  .object({
    /** A page of them, those that need somebody first. */
    flights: z.array(pacingFlight),
    /** Of all flights of the range. */
    counts: z.partialRecord(z.enum(PACING_STATUSES), count),
    /** Of all flights of the range that have a goal. */
    total: z.object({ booked_impressions: count, delivered_impressions: count }),
    /** Give it as `cursor` to get the next page; null on the last. */
    next_cursor: z.string().nullable(),
    /** Only when one flight was asked for by `io_id`. */
    series: z.array(pacingDay).optional(),
  })
  .meta({ id: 'PacingData' });
export type PacingData = z.infer<typeof pacingData>;

export const pacingCardSchema = cardOf('pacing', pacingData, 'PacingCard');
export type PacingCard = z.infer<typeof pacingCardSchema>;
