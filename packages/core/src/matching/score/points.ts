import { SIGNALS } from '../inputs.ts';
import type { MatchPolicy } from './match-policy.ts';

/** A signal's numbers, in the order of `SIGNALS`. The value of a missing one is not read. */
export interface PointsInput {
  values: readonly number[];
  confidences: readonly number[];
  /** What a signal has on the average of all pairs. */
  means: readonly number[];
}

/** In hundredths of a point, so that `score = base + Σ contributions` holds to the last digit. */
export interface Points {
  score: number;
  low: number;
  high: number;
  base: number;
  contributions: readonly number[];
  /** 0 to 1, not rounded. */
  coverage: number;
}

const SAFETY = SIGNALS.indexOf('safety');

/**
 * Weighs six signals.
 *
 * With `w` adding up to 1: `A = Σ w c s`, `C = Σ w c`; the range is `A` to `A + 1 - C`, the score `A / C`
 * (`renormalise`), `A + (1 - C) / 2` (`neutral`) or `A` (`zero`). A contribution is `w c (s - mean)`, over `C`
 * when renormalised: exactly the Shapley value of a linear score. As a penalty, safety is none of these; what
 * it lacks, `w c (1 - s)`, is taken off, to 0 at least.
 */
export function points(
  { values, confidences, means }: PointsInput,
  { vector, missing, safety }: Pick<MatchPolicy, 'vector' | 'missing' | 'safety'>,
): Points {
  const penalty = safety === 'penalty';
  const own = vector[SAFETY] ?? 0;
  const whole = penalty ? 1 - own : 1;
  let [fit, known, covered] = [0, 0, 0];
  for (let at = 0; at < SIGNALS.length; at++) {
    const part = (vector[at] ?? 0) * (confidences[at] ?? 0);
    covered += part;
    if (part === 0 || (penalty && at === SAFETY)) continue;
    known += part / whole;
    fit += (part / whole) * (values[at] ?? 0);
  }
  const scale = missing !== 'renormalise' ? 1 : known > 0 ? 1 / known : 0;
  const reached = fit * scale + (missing === 'neutral' ? (1 - known) / 2 : 0);
  const safe = penalty ? (confidences[SAFETY] ?? 0) * (values[SAFETY] ?? 0) : 0;
  const lacking = penalty ? own * ((confidences[SAFETY] ?? 0) - safe) : 0;
  const lackingMost = penalty ? own * (1 - safe) : 0;
  const low = hundredths(Math.max(0, fit - lackingMost));
  const high = hundredths(Math.max(0, fit + 1 - known - lacking));
  // The last bit of a float may round the three apart where they are one.
  const score = Math.min(high, Math.max(low, hundredths(Math.max(0, reached - lacking))));
  const contributions: number[] = [];
  let explained = 0;
  for (let at = 0; at < SIGNALS.length; at++) {
    const part = ((vector[at] ?? 0) / whole) * (confidences[at] ?? 0) * scale;
    let points = part === 0 ? 0 : hundredths(part * ((values[at] ?? 0) - (means[at] ?? 0.5)));
    if (penalty && at === SAFETY) points = score - hundredths(reached);
    contributions.push(points);
    explained += points;
  }
  return {
    score,
    low,
    high,
    base: score - explained,
    contributions,
    coverage: covered,
  };
}

/** Half up in decimals: 0.77075 is 77.08 points, though as a float it is a little less. Adding 0 turns -0 into 0. */
function hundredths(share: number): number {
  return Math.round(Math.round(Math.min(1, share) * 1e10) / 1e6) + 0;
}
