/** How the slash and dash days of a column are written; null when there are none that would say. */
export type ColumnDayOrder = 'day-first' | 'month-first' | 'unsettled' | null;

/** One value that reads in one order only settles the column; values of both orders unsettle it. */
export function settledOrder(seen: {
  ambiguous: boolean;
  dayFirst: boolean;
  monthFirst: boolean;
}): ColumnDayOrder {
  if (seen.dayFirst !== seen.monthFirst) return seen.dayFirst ? 'day-first' : 'month-first';
  return seen.dayFirst || seen.ambiguous ? 'unsettled' : null;
}
