import type { AllowedTransition, DealPage } from '@podflight/core/pipeline';

export type { Deal, DealMove, DealPage, DealStage, LossReason } from '@podflight/core/pipeline';

/** A move that the server offers: where to, what it asks for, and why it cannot be made now. */
export type DealTransition = AllowedTransition;

/** What the deals of one stage come to. */
export type DealTotal = DealPage['totals'][number];
