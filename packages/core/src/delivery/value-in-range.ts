import { PodflightError } from '../shared/podflight-error.ts';

/** Refuses what is no whole number from 0 to 2^53 - 1: a count of impressions, days, slots or minor units. */
export function assertCount(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new PodflightError(
    'delivery.value_invalid',
    `${name} must be a whole number of 0 or more, got ${value}. Correct the number.`,
    { name, value: String(value) },
  );
}

/** Refuses what is not a finite number from `low` to `high`. */
export function assertBetween(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new PodflightError(
    'delivery.value_invalid',
    `${name} must be a number from ${low} to ${high}, got ${value}. Correct the number.`,
    { name, value: String(value) },
  );
}
