import { addDays, type Day } from '../seed/calendar.ts';

/** A stretch of days beside the one of the same length before it. */
export type Window = {
  from: Day;
  through: Day;
  total: number;
  previous: number;
  /** By what `total` is more than `previous`: 0.1 is a tenth more. Null where there is nothing to compare with. */
  change: number | null;
};

/** The last `length` days of a series that ends on `through`, against the `length` before. */
export function lastDays(byDay: ReadonlyMap<Day, number>, through: Day, length: number): Window {
  const sum = (last: Day) =>
    Array.from({ length }, (_, n) => byDay.get(addDays(last, -n)) ?? 0).reduce((all, one) => all + one, 0);
  const total = sum(through);
  const previous = sum(addDays(through, -length));
  return {
    from: addDays(through, 1 - length),
    through,
    total,
    previous,
    change: previous > 0 ? total / previous - 1 : null,
  };
}
