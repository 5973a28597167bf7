import { type Answer, known, unknown } from './answer.ts';
import { exactRatio } from './exact-ratio.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

/** What of the capacity is sold at most: forecasts miss, and makegoods need room (AmperWave: 85 %). */
const SELLABLE = 0.85;

export interface AvailsInput {
  /** Of the episodes or days in question; the low figure of a projection for guarantees. Null: unknown. */
  projected_impressions: number | null;
  /** Slots of the ad unit in each of them. */
  slots: number;
  /** What is still to run of scheduled, active and makegood bookings; 0 for cancelled and completed ones. */
  reserved_impressions: number;
  /** Of holds that have not expired. Default 0: holds are not counted. */
  held_impressions?: number;
  /** The part of the capacity that may be sold, 0 to 1. Default 0.85. */
  sellable?: number;
}

export interface Avails {
  /** Projected impressions times slots; null when nothing is projected. */
  capacity_impressions: number | null;
  reserved_impressions: number;
  held_impressions: number;
  /** What can be booked without hurting anyone. Below 0 when oversold, which nobody should hide. */
  available_impressions: number | null;
  /** `limited`: less than a fifth of what may be sold is left. `no_data` is not `full`. */
  state: 'free' | 'limited' | 'full' | 'oversold' | 'no_data';
  /** Reserved over capacity: sold, not delivered, which some ad servers call by the same name. */
  sell_through: number | null;
  /** Why numbers are null. */
  reason: 'no_data' | 'no_capacity' | null;
}

/**
 * What can still be sold by impressions: `floor(capacity * sellable) - reserved - held`.
 *
 * @throws PodflightError `delivery.value_invalid`.
 * @example
 * avails({ projected_impressions: 10_000, slots: 2, reserved_impressions: 9000 })
 * // capacity_impressions 20000, available_impressions 8000, state 'free', sell_through 0.45
 */
export function avails(input: AvailsInput): Avails {
  const { projected_impressions: projected, slots, reserved_impressions, sellable = SELLABLE } = input;
  const held_impressions = input.held_impressions ?? 0;
  assertCount('Slots', slots);
  assertCount('Reserved impressions', reserved_impressions);
  assertCount('Held impressions', held_impressions);
  assertBetween('The sellable part', sellable, 0, 1);
  const taken = { reserved_impressions, held_impressions };
  if (projected === null) {
    const nothing = { capacity_impressions: null, available_impressions: null, sell_through: null };
    return { ...taken, ...nothing, state: 'no_data', reason: 'no_data' };
  }
  assertCount('Projected impressions', projected);
  const capacity_impressions = exactRatio(projected, slots, 1, 'down');
  // In millionths, because 0.29 * 100 is 28.999999999999996.
  const most = exactRatio(capacity_impressions, Math.round(sellable * 1e6), 1e6, 'down');
  const available_impressions = most - reserved_impressions - held_impressions;
  const { value: sell_through, reason } = sellThrough(reserved_impressions, capacity_impressions);
  const state = stateOf(available_impressions, most);
  return { ...taken, capacity_impressions, available_impressions, state, sell_through, reason };
}

function stateOf(available: number, most: number): Avails['state'] {
  if (available < 0) return 'oversold';
  if (available === 0) return 'full';
  return available < most / 5 ? 'limited' : 'free';
}

/**
 * Slots of an ad unit in one episode that are free: negative when oversold.
 *
 * @param bookings - Those that are not cancelled.
 */
export function slotsFree(slots: number, bookings: number): number {
  assertCount('Slots', slots);
  assertCount('Bookings', bookings);
  return slots - bookings;
}

/** Reserved over capacity; above 1 when oversold. In impressions or in slots, the same for both. */
export function sellThrough(reserved: number, capacity: number): Answer<'no_capacity'> {
  assertCount('What is reserved', reserved);
  assertCount('The capacity', capacity);
  return capacity === 0 ? unknown('no_capacity') : known(reserved / capacity);
}

/** Filled impressions over ad opportunities (Google Ad Manager: total impressions over ad requests). */
export function fillRate(filled: number, opportunities: number): Answer<'no_opportunities'> {
  assertCount('Filled impressions', filled);
  assertCount('Ad opportunities', opportunities);
  return opportunities === 0 ? unknown('no_opportunities') : known(filled / opportunities);
}

export interface BudgetAnswer {
  /** What the budget pays for. */
  wanted_impressions: number;
  /** What of that is available. */
  bookable_impressions: number;
  /** What of the budget nothing can be booked for, minor units. */
  undeliverable_cents: number;
}

/** What a budget buys of what is available. No answer at a rate of 0, which no budget exhausts. */
export function answerBudget(
  budget_cents: number,
  cpm_cents: number,
  available_impressions: number,
): BudgetAnswer | null {
  assertCount('The budget', budget_cents);
  assertCount('CPM', cpm_cents);
  if (cpm_cents === 0) return null;
  const wanted_impressions = exactRatio(budget_cents, 1000, cpm_cents, 'down');
  const bookable_impressions = Math.min(wanted_impressions, Math.max(0, Math.trunc(available_impressions)));
  const spent = exactRatio(bookable_impressions, cpm_cents, 1000, 'half_up');
  return {
    wanted_impressions,
    bookable_impressions,
    undeliverable_cents: bookable_impressions === wanted_impressions ? 0 : Math.max(0, budget_cents - spent),
  };
}
