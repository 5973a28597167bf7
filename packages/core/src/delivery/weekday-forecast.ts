import { type Answer, known, unknown } from './answer.ts';
import { addDays, type Day, daysBetween, daysFrom, weekday } from './calendar-day.ts';
import type { WeekdayMeans } from './day-weights.ts';
import { median } from './median.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

export type DayCount = { day: Day; impressions: number | null };

export interface WeekdayHistory {
  /** Mean impressions on Monday to Sunday. */
  weekday_means: WeekdayMeans;
  /** The days they rest on: 28, or 14 after a level shift. */
  sample_days: 28 | 14;
  /** The last two weeks run at another level than the four before. */
  level_shift: boolean;
  /** That level: the median of the last 14 days over that of the 28 before; null where neither can tell. */
  level: number | null;
}

/**
 * Mean impressions by weekday over the last 28 days (what Triton and Kevel forecast from), or over the
 * last 14 alone when the level has shifted: their median outside 0.75 to 1.33 of the 28 days before, as
 * when a player changes how it downloads. Days that are null or absent are unknown, not 0.
 *
 * @param rows - One for each day, in any order.
 * @param through - The last complete day with data.
 */
export function weekdayHistory(rows: readonly DayCount[], through: Day): WeekdayHistory {
  const recent = between(rows, addDays(through, -13), through);
  const earlier = between(rows, addDays(through, -41), addDays(through, -14));
  const level = levelOf(recent, earlier);
  const level_shift = level !== null && (level < 0.75 || level > 1.33);
  const sample_days = level_shift ? 14 : 28;
  const sample = between(rows, addDays(through, 1 - sample_days), through);
  const mean = (of: number) => meanOf(sample.filter(({ day }) => weekday(day) === of));
  return {
    weekday_means: [mean(0), mean(1), mean(2), mean(3), mean(4), mean(5), mean(6)],
    sample_days,
    level_shift,
    level,
  };
}

type KnownDay = { day: Day; impressions: number };

function between(rows: readonly DayCount[], first: Day, last: Day): KnownDay[] {
  return rows.flatMap(({ day, impressions }) => {
    if (day < first || day > last || impressions === null) return [];
    assertCount('The impressions of a day', impressions);
    return [{ day, impressions }];
  });
}

/** Median over median, each over the weekdays that both have. */
function levelOf(recent: readonly KnownDay[], earlier: readonly KnownDay[]): number | null {
  const weekdays = [recent, earlier].map((days) => new Set(days.map(({ day }) => weekday(day))));
  const inBoth = ({ day }: KnownDay) => weekdays.every((those) => those.has(weekday(day)));
  const middle = (days: readonly KnownDay[]) => median(days.filter(inBoth).map((day) => day.impressions));
  const before = middle(earlier);
  const after = middle(recent);
  return before && after !== null ? after / before : null;
}

function meanOf(days: readonly KnownDay[]): number | null {
  if (days.length === 0) return null;
  return days.reduce((sum, { impressions }) => sum + impressions, 0) / days.length;
}

/**
 * Impressions in a range of days, by the mean of each weekday. No answer when a weekday
 * of the range has none.
 *
 * @example weekdayForecast([1000, 1100, 900, 3000, 1500, 700, 600], '2026-11-01', '2026-11-30') // 36800 as value
 */
export function weekdayForecast(
  weekday_means: WeekdayMeans,
  first_day: Day,
  last_day: Day,
): Answer<'weekday_unknown'> {
  assertBetween('The days of the range', daysBetween(first_day, last_day) + 1, 0, 3660);
  let sum = 0;
  for (const day of daysFrom(first_day, last_day)) {
    const mean = weekday_means[weekday(day)];
    if (mean === undefined || mean === null) return unknown('weekday_unknown');
    assertBetween('A weekday mean', mean, 0, 1e12);
    sum += mean;
  }
  return known(Math.round(sum));
}
