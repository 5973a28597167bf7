/** A range of days, both inclusive; empty is no bound. */
export type DayRange = { from: string; to: string };

export const DAY_RANGES = ['usual', '30', '90', 'month', 'quarter', 'year', 'own'] as const;
export type DayRangeName = (typeof DAY_RANGES)[number];

/** The days of a named range, seen from `today`. */
export function rangeOf(name: Exclude<DayRangeName, 'own'>, today: string): DayRange {
  const [year = '', month = ''] = today.split('-');
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0');
  switch (name) {
    case 'usual':
      return { from: '', to: '' };
    case '30':
      return { from: daysBefore(today, 29), to: today };
    case '90':
      return { from: daysBefore(today, 89), to: today };
    case 'month':
      return { from: `${year}-${month}-01`, to: lastOf(Number(year), Number(month)) };
    case 'quarter':
      return { from: `${year}-${quarter}-01`, to: lastOf(Number(year), Number(quarter) + 2) };
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
}

/** The name of a range, seen from `today`; `own` where none fits. */
export function nameOf({ from, to }: DayRange, today: string): DayRangeName {
  const named = DAY_RANGES.filter((name) => name !== 'own');
  return (
    named.find((name) => {
      const range = rangeOf(name, today);
      return range.from === from && range.to === to;
    }) ?? 'own'
  );
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

function lastOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
