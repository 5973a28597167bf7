import type { LossReason } from '../api/deal-contract.ts';

/** In the order that they are offered; typed so that none of the contract's is forgotten. */
export const LOSS_REASONS = Object.keys({
  price: 1,
  budget_cut: 1,
  timing: 1,
  competitor: 1,
  no_inventory: 1,
  audience_mismatch: 1,
  brand_safety: 1,
  no_response: 1,
  other: 1,
} satisfies Record<LossReason, 1>) as LossReason[]; // the keys of the object above
