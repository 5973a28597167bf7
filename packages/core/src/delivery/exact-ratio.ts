import { PodflightError } from '../shared/podflight-error.ts';

/**
 * `a * b / divisor` without a floating point in between, rounded half up or up.
 * All three are whole numbers, `divisor` above 0; the product may exceed 2^53, the answer may not.
 */
export function exactRatio(a: number, b: number, divisor: number, rounding: 'half_up' | 'up'): number {
  const product = BigInt(a) * BigInt(b);
  const by = BigInt(divisor);
  const rounded = rounding === 'up' ? (product + by - 1n) / by : (2n * product + by) / (2n * by);
  const answer = Number(rounded);
  if (Number.isSafeInteger(answer)) return answer;
  throw new PodflightError(
    'delivery.value_invalid',
    `${a} × ${b} / ${divisor} is more than can be counted exactly (2^53). Split the line into smaller ones.`,
    { a, b, divisor },
  );
}
