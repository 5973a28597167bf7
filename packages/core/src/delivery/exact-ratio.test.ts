import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactRatio } from './exact-ratio.ts';

describe('an exact ratio', () => {
  it('is what bigints say, below 2^53 and beyond', () => {
    const whole = fc.oneof(fc.nat(1e6), fc.nat(1e10), fc.constantFrom(0, 1, 2 ** 53 - 1, 94_906_265));
    const divisor = fc.oneof(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(1, 2, 3, 1000, 2 ** 53 - 1));
    fc.assert(
      fc.property(whole, whole, divisor, (a, b, by) => {
        const product = BigInt(a) * BigInt(b);
        const [down, rest] = [product / BigInt(by), product % BigInt(by)];
        const up = down + (rest > 0n ? 1n : 0n);
        const half_up = down + (2n * rest >= BigInt(by) ? 1n : 0n);
        for (const [rounding, answer] of Object.entries({ down, up, half_up })) {
          const found = () => exactRatio(a, b, by, rounding as 'down' | 'up' | 'half_up');
          if (answer <= BigInt(Number.MAX_SAFE_INTEGER)) expect(BigInt(found())).toBe(answer);
          else expect(found).toThrow(/more than can be counted exactly/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
