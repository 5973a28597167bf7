import { addDays, type Day, daysBetween, daysInMonth } from './calendar-day.ts';
import type { DayWeights, FlightWeights } from './day-weights.ts';
import type { FlightDays } from './flight.ts';
import { assertCount } from './value-in-range.ts';

/** An amount of one month (`YYYY-MM`), in minor units of one currency. */
export type MonthCents = { month: string; cents: number };

/**
 * Spreads an amount over the months of days by their weights. The parts add up to it: each month gets what is
 * reached at its end, rounded, less what was reached before. Weights of 0 alone put all of it on the last day.
 *
 * @param cents - Minor units, a whole number of 0 or more.
 * @param days - In order; see `dayWeights`.
 * @example
 * spreadByMonth(100, [{ day: '2026-03-31', weight: 1 }, { day: '2026-04-01', weight: 2 }])
 * // [{ month: '2026-03', cents: 33 }, { month: '2026-04', cents: 67 }]
 */
export function spreadByMonth(cents: number, days: readonly { day: Day; weight: number }[]): MonthCents[] {
  return spreadOver(cents, monthsOf(days));
}

/** Spreads an amount over the days of a flight that come after one; nothing when none does. */
export type SpreadAfter = (
  cents: number,
  flight: FlightDays,
  weights: FlightWeights,
  after: Day | null,
) => MonthCents[];

/** {@link spreadByMonth} for many lines: the months of those that have their weights and the day in common are summed once. */
export function spreaderAfter(): SpreadAfter {
  const kept = new Map<FlightWeights, Map<Day | null, MonthWeights>>();
  return (cents, flight, weights, after) => {
    const ofFlight = kept.get(weights) ?? new Map<Day | null, MonthWeights>();
    const months = ofFlight.get(after) ?? monthsAfter(flight, weights, after);
    kept.set(weights, ofFlight.set(after, months));
    return spreadOver(cents, months);
  };
}

/** {@link spreadByMonth} over whole days that weigh the same, from the first to the last. */
export function spreadEvenly(cents: number, first_day: Day, last_day: Day): MonthCents[] {
  const months: [string, number][] = [];
  let total = 0;
  const length = daysBetween(first_day, last_day) + 1;
  while (total < length) {
    const day = addDays(first_day, total);
    const days = Math.min(length - total, daysLeftInMonth(day));
    months.push([day.slice(0, 7), days]);
    total += days;
  }
  return spreadOver(cents, { months, total });
}

/** The months of days, in order, and how much each weighs. */
type MonthWeights = { months: readonly [string, number][]; total: number };

function monthsAfter({ first_day }: FlightDays, { weights }: FlightWeights, after: Day | null): MonthWeights {
  const months: [string, number][] = [];
  let total = 0;
  let index = after === null ? 0 : Math.max(0, daysBetween(first_day, after) + 1);
  while (index < weights.length) {
    const day = addDays(first_day, index);
    const end = Math.min(weights.length, index + daysLeftInMonth(day));
    let sum = 0;
    for (; index < end; index++) {
      const weight = weights[index] ?? 0;
      sum += weight;
      total += weight;
    }
    months.push([day.slice(0, 7), sum]);
  }
  return { months, total };
}

function monthsOf(days: DayWeights['days']): MonthWeights {
  const weights = new Map<string, number>();
  let total = 0;
  for (const { day, weight } of days) {
    const month = day.slice(0, 7);
    weights.set(month, (weights.get(month) ?? 0) + weight);
    total += weight;
  }
  return { months: [...weights], total };
}

function spreadOver(cents: number, { months, total }: MonthWeights): MonthCents[] {
  assertCount('The amount', cents);
  let weight = 0;
  let given = 0;
  return months.map(([month, own], at) => {
    weight += own;
    const isLast = at === months.length - 1;
    const reached = isLast ? cents : total > 0 ? Math.min(cents, Math.round(cents * (weight / total))) : 0;
    const part = reached - given;
    given = reached;
    return { month, cents: part };
  });
}

/** How many days a month has from one of its days on, that day included. */
function daysLeftInMonth(day: Day): number {
  return daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7))) - Number(day.slice(8)) + 1;
}

/** What a month is to bring, minor units of one currency. */
export type MonthForecast = {
  month: string;
  earned_cents: number;
  booked_cents: number;
  pipeline_cents: number;
};

/**
 * The media forecast (DOMAIN.md 2.6): what was earned, what booked lines are likely to earn still, and what open
 * deals are worth by their probability, each by the month in which the impressions are heard. One currency.
 *
 * @param months - Those to tell of, `YYYY-MM`; amounts of others are left out.
 */
export function mediaForecast(
  months: readonly string[],
  parts: {
    earned: readonly MonthCents[];
    booked: readonly MonthCents[];
    pipeline: readonly MonthCents[];
  },
): MonthForecast[] {
  const sums = [parts.earned, parts.booked, parts.pipeline].map(sumByMonth);
  return months.map((month) => {
    const [earned_cents = 0, booked_cents = 0, pipeline_cents = 0] = sums.map((of) => of.get(month) ?? 0);
    return { month, earned_cents, booked_cents, pipeline_cents };
  });
}

function sumByMonth(amounts: readonly MonthCents[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { month, cents } of amounts) sums.set(month, (sums.get(month) ?? 0) + cents);
  return sums;
}
