import { PodflightError } from '../shared/podflight-error.ts';

/**
 * `a * b / divisor` without a floating point in between, rounded half up, up or down.
 * All three are whole numbers, `divisor` above 0; the product may exceed 2^53, the answer may not.
 */
export function exactRatio(
  a: number,
  b: number,
  divisor: number,
  rounding: 'half_up' | 'up' | 'down',
): number {
  const near = a * b;
  // Numbers divide whole numbers exactly once the rest is off, and cost a tenth of what bigints do.
  if (Number.isSafeInteger(near) && near >= 0) {
    const rest = near % divisor;
    const goesUp = rounding === 'half_up' ? 2 * rest >= divisor : rounding === 'up' && rest > 0;
    return (near - rest) / divisor + (goesUp ? 1 : 0);
  }
  const product = BigInt(a) * BigInt(b);
  const by = BigInt(divisor);
  const below = product / by;
  const rest = product % by;
  const goesUp = rounding === 'half_up' ? 2n * rest >= by : rounding === 'up' && rest > 0n;
  const answer = Number(goesUp ? below + 1n : below);
  if (Number.isSafeInteger(answer)) return answer;
  throw new PodflightError(
    'delivery.value_invalid',
    `${a} × ${b} / ${divisor} is more than can be counted exactly (2^53). Split the line into smaller ones.`,
    { a, b, divisor },
  );
}
