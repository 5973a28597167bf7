import { type Day, daysBetween } from './calendar-day.ts';
import type { DayWeights } from './day-weights.ts';
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

/** {@link spreadByMonth} over the days of a flight that come after one; nothing when none does. */
export function spreadAfter(cents: number, { days }: DayWeights, after: Day | null): MonthCents[] {
  const ofFlight = kept.get(days) ?? new Map<Day | null, MonthWeights>();
  const months =
    ofFlight.get(after) ?? monthsOf(after === null ? days : days.filter(({ day }) => day > after));
  kept.set(days, ofFlight.set(after, months));
  return spreadOver(cents, months);
}

/** {@link spreadByMonth} over whole days that weigh the same, from the first to the last. */
export function spreadEvenly(cents: number, first_day: Day, last_day: Day): MonthCents[] {
  const months: [string, number][] = [];
  let total = 0;
  const last = last_day.slice(0, 7);
  for (let start = first_day; start <= last_day; start = monthAfter(start)) {
    const month = start.slice(0, 7);
    const days = month < last ? daysBetween(start, monthAfter(start)) : daysBetween(start, last_day) + 1;
    months.push([month, days]);
    total += days;
    if (month === last) break;
  }
  return spreadOver(cents, { months, total });
}

/** The months of days, in order, and how much each weighs. */
type MonthWeights = { months: readonly [string, number][]; total: number };

/** By the days of a flight and the one after which they count: many lines of an episode have both alike. */
const kept = new WeakMap<DayWeights['days'], Map<Day | null, MonthWeights>>();

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

/** The first day of the month after a day's. */
function monthAfter(day: Day): Day {
  const [year = 0, month = 0] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
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
