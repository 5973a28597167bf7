import { cost } from '../delivery/cost.ts';

/** What a line costs in minor units, rounded once; null without impressions or rate. */
export function lineCost(impressions: number | null, cpm: number | null): number | null {
  return impressions === null || cpm === null ? null : cost(impressions, cpm);
}
