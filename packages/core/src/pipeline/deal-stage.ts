import { z } from 'zod';

/** The stages of a deal that may still be won, in the order that it goes through them. */
export const OPEN_STAGES = ['lead', 'qualified', 'proposal', 'negotiation'] as const;
export type OpenStage = (typeof OPEN_STAGES)[number];

/** Every stage, as `campaigns.stage` spells it. */
export const DEAL_STAGES = [...OPEN_STAGES, 'won', 'lost'] as const;
export const dealStage = z.enum(DEAL_STAGES);
export type DealStage = z.infer<typeof dealStage>;

/** Why a deal was lost. `other` takes a note. */
export const LOSS_REASONS = [
  'price',
  'budget_cut',
  'timing',
  'competitor',
  'no_inventory',
  'audience_mismatch',
  'brand_safety',
  'no_response',
  'other',
] as const;
export const lossReason = z.enum(LOSS_REASONS);
export type LossReason = z.infer<typeof lossReason>;

/** Whether a deal in this stage may still be won. */
export function isOpen(stage: DealStage): stage is OpenStage {
  return stage !== 'won' && stage !== 'lost';
}
