import type { Inventory } from './inventory.ts';
import type { DraftLine } from './io-draft.ts';
import { lineCost } from './line-cost.ts';
import type { TakenLines } from './line-problems.ts';

/** What the lines of a draft come to. */
export type OrderSum = {
  lines: number;
  cost_cents: number;
  booked_impressions: number;
  /** Of lines in episodes with a projection; null without any. */
  projected_impressions: number | null;
  /** Lines that ask for more than their episode is projected to have. */
  over_projection: number;
  /** Lines whose place is known to have a slot left, and to have none. */
  free: number;
  full: number;
};

/** Adds up what is known of the lines. Several lines in one place need as many slots. */
export function orderSum(lines: readonly DraftLine[], inventory: Inventory, taken: TakenLines): OrderSum {
  const sum: OrderSum = {
    ...{ lines: lines.length, cost_cents: 0, booked_impressions: 0, projected_impressions: null },
    ...{ over_projection: 0, free: 0, full: 0 },
  };
  const wanted = new Map<string, number>();
  for (const line of lines) {
    const { impressions, cpm_cents, ad_unit_id, episode_id } = line;
    sum.cost_cents += lineCost(impressions, cpm_cents) ?? 0;
    sum.booked_impressions += impressions ?? 0;
    const place = inventory.at(line);
    if (!place) continue;
    const projected = place.projected_impressions;
    if (projected !== null) sum.projected_impressions = (sum.projected_impressions ?? 0) + projected;
    if (projected !== null && (impressions ?? 0) > projected) sum.over_projection += 1;
    const key = `${ad_unit_id}/${episode_id}`;
    const nth = (wanted.get(key) ?? 0) + 1;
    wanted.set(key, nth);
    if (line.key in taken || place.free < nth) sum.full += 1;
    else sum.free += 1;
  }
  return sum;
}
