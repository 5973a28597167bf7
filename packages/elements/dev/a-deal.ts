import type { Deal } from '../src/api/deal-contract.ts';
import { deal } from './fake-deals.mjs';

/** A deal for tests, as the stand-in API makes them; it can go nowhere until it is given moves. */
export function aDeal(own: Partial<Deal> = {}): Deal {
  return { probability: 0.1, weighted_cents: 0, allowed_transitions: [], ...deal(), ...own };
}
