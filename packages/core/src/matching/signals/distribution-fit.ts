import type { Bands } from '../profile/bands.ts';

/**
 * How alike two distributions are, 0 to 1. `overlap`: `Σ min(p, q)`, which reads as a sentence ("90 % of the
 * profile overlaps"). `jsd`: 1 less the Jensen-Shannon distance in base 2. `bhattacharyya`: `Σ √(pq)`, which
 * flatters.
 */
export const FIT_MEASURES = ['overlap', 'jsd', 'bhattacharyya'] as const;
export type FitMeasure = (typeof FIT_MEASURES)[number];

/** What a pair of shares adds to the measure's sum. */
function term(measure: FitMeasure, p: number, q: number): number {
  if (measure === 'overlap') return Math.min(p, q);
  if (measure === 'bhattacharyya') return Math.sqrt(p * q);
  const mean = (p + q) / 2;
  return (p > 0 ? p * Math.log2(p / mean) : 0) / 2 + (q > 0 ? q * Math.log2(q / mean) : 0) / 2;
}

/** The measure of a sum of terms, kept within 0 to 1 against rounding. */
function fitOf(measure: FitMeasure, sum: number): number {
  const fit = measure === 'jsd' ? 1 - Math.sqrt(Math.max(0, sum)) : sum;
  return Math.min(1, Math.max(0, fit));
}

/** Fit of two distributions over the same groups. */
export function groupFit(measure: FitMeasure, p: readonly number[], q: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < p.length; at++) sum += term(measure, p[at] ?? 0, q[at] ?? 0);
  return fitOf(measure, sum);
}

/**
 * Fit of two distributions over ranges that need not be the same: both are cut at the limits of either, and a
 * range is taken to be even within.
 */
export function bandFit(measure: FitMeasure, p: Bands, q: Bands): number {
  let sum = 0;
  const [restP, restQ] = [[...p.share], [...q.share]];
  eachOverlap(p, q, (i, j, length) => {
    const partP = ((p.share[i] ?? 0) * length) / width(p, i);
    const partQ = ((q.share[j] ?? 0) * length) / width(q, j);
    restP[i] = (restP[i] ?? 0) - partP;
    restQ[j] = (restQ[j] ?? 0) - partQ;
    sum += term(measure, partP, partQ);
  });
  if (measure === 'jsd') {
    for (const rest of [...restP, ...restQ]) if (rest > 1e-12) sum += term(measure, rest, 0);
  }
  return fitOf(measure, sum);
}

/** Share of a distribution within some ranges. */
export function shareWithin(p: Bands, ranges: Bands): number {
  let sum = 0;
  eachOverlap(p, ranges, (i, _, length) => {
    sum += ((p.share[i] ?? 0) * length) / width(p, i);
  });
  return Math.min(1, sum);
}

function width({ from, to }: Bands, at: number): number {
  return (to[at] ?? 0) - (from[at] ?? 0);
}

function eachOverlap(p: Bands, q: Bands, visit: (i: number, j: number, length: number) => void): void {
  let [i, j] = [0, 0];
  while (i < p.from.length && j < q.from.length) {
    const endP = p.to[i] ?? 0;
    const endQ = q.to[j] ?? 0;
    const length = Math.min(endP, endQ) - Math.max(p.from[i] ?? 0, q.from[j] ?? 0);
    if (length > 0) visit(i, j, length);
    if (endP <= endQ) i++;
    if (endQ <= endP) j++;
  }
}
