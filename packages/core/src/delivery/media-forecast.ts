import type { Day } from './calendar-day.ts';
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
  assertCount('The amount', cents);
  const weights = new Map<string, number>();
  let total = 0;
  for (const { day, weight } of days) {
    const month = day.slice(0, 7);
    weights.set(month, (weights.get(month) ?? 0) + weight);
    total += weight;
  }
  const months = [...weights];
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
