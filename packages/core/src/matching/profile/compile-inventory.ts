import { dayNumber, dayOfNumber } from '../../delivery/calendar-day.ts';
import { type InventoryPeriod, POSITIONS, type PositionRate } from '../inputs.ts';
import type { Inventory, PositionInventory } from './podcast-profile.ts';

/** Sums availability up day by day, so that any window of any advertiser is read by two look-ups. */
export function compileInventory(
  periods: readonly InventoryPeriod[],
  rates: readonly PositionRate[],
): Inventory | null {
  if (periods.length === 0) return null;
  const numbered = periods.map(({ from, to, ...rest }) => ({
    ...rest,
    first: dayNumber(from),
    last: dayNumber(to),
  }));
  const first_day = Math.min(...numbered.map(({ first }) => first));
  const days = Math.max(...numbered.map(({ last }) => last)) - first_day + 1;
  const positions = POSITIONS.flatMap((position): PositionInventory[] => {
    const own = numbered
      .filter((period) => period.position === position)
      .sort((a, b) => a.first - b.first || a.last - b.last);
    if (own.length === 0) return [];
    const available = new Float64Array(days + 1);
    const known_days = new Float64Array(days + 1);
    for (const { first, last, available_impressions } of own) {
      if (available_impressions === null) continue;
      const length = last - first + 1;
      for (let day = first - first_day; day <= last - first_day; day++) {
        available[day + 1] = (available[day + 1] ?? 0) + available_impressions / length;
        known_days[day + 1] = 1;
      }
    }
    for (let day = 1; day <= days; day++) {
      available[day] = (available[day] ?? 0) + (available[day - 1] ?? 0);
      known_days[day] = (known_days[day] ?? 0) + (known_days[day - 1] ?? 0);
    }
    const rate = rates.find((one) => one.position === position);
    return [
      {
        position,
        available,
        known_days,
        rate_cents: rate?.rate_cents ?? null,
        currency: rate?.currency ?? null,
      },
    ];
  });
  return {
    first_day,
    days,
    from: dayOfNumber(first_day),
    to: dayOfNumber(first_day + days - 1),
    positions,
  };
}
