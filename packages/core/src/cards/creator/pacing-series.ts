import { type Day, type DayWeights, dayWeights } from '../../delivery/index.ts';
import type { FlightOutlook } from '../../io/outlook/flight-outlook.ts';
import { readDeliveredDays } from '../../io/outlook/read-delivered-days.ts';
import type { CardQuery } from '../found-card.ts';
import type { PacingDay } from './pacing-data.ts';

/**
 * A flight day by day: what was delivered, what should have been, and from its last day of data on how it will go,
 * along the weights of its days.
 */
export async function flightSeries({ ctx, db }: CardQuery, flight: FlightOutlook): Promise<PacingDay[]> {
  return seriesOf(flight, await readDeliveredDays(ctx, db, flight.io_id));
}

/** {@link flightSeries} of numbers by day. */
export function seriesOf(outlook: FlightOutlook, delivered: ReadonlyMap<Day, number>): PacingDay[] {
  const { flight, shape, pacing, booked_impressions } = outlook;
  const goal = booked_impressions ?? 0;
  const expected = shares(dayWeights(flight, shape));
  const even = shares(dayWeights(flight, { mode: 'linear' }));
  const { as_of, projected_impressions: projected } = pacing;
  const reached = as_of === null ? 0 : (expected.get(as_of) ?? 0);
  const through = outlook.delivered_impressions;
  const toGo = (end: number | null, day: Day) => {
    if (end === null || (as_of !== null && day < as_of)) return null;
    const part = reached < 1 ? ((expected.get(day) ?? 0) - reached) / (1 - reached) : 0;
    return Math.round(through + Math.max(0, end - through) * part);
  };
  let total = 0;
  return [...expected].map(([day, share]): PacingDay => {
    const isOver = as_of !== null && day <= as_of;
    const of = isOver ? (delivered.get(day) ?? null) : null;
    total += of ?? 0;
    return {
      day,
      delivered: of === null ? null : Math.round(of),
      delivered_cumulative: isOver ? Math.round(total) : null,
      expected_cumulative: goal > 0 ? Math.round(goal * share) : null,
      linear_cumulative: goal > 0 ? Math.round(goal * (even.get(day) ?? 0)) : null,
      projected: toGo(projected, day),
      projected_low: toGo(outlook.projected_low, day),
      projected_high: toGo(outlook.projected_high, day),
    };
  });
}

/** The share of the weight that is reached at the end of each day. */
function shares({ days }: DayWeights): Map<Day, number> {
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  return new Map(
    days.map(({ day, weight }) => {
      reached += weight;
      return [day, Math.min(1, reached / total)];
    }),
  );
}
