import { z } from 'zod';
import type { DealFacts } from './deal-facts.ts';
import { DEAL_STAGES, dealStage } from './deal-stage.ts';
import { REQUIREMENTS, RULES } from './transition-rules.ts';
import { TRANSITION_KINDS, TRANSITIONS } from './transitions.ts';

/** A move that a deal's stage allows, as clients get it. */
export const allowedTransition = z
  .object({
    to: dealStage,
    kind: z.enum(TRANSITION_KINDS),
    /**
     * What it still takes: `reason`, `loss_reason` and `override` are given with the move; `amount` and
     * `expected_close` are missing on the deal.
     */
    requires: z.array(z.enum(REQUIREMENTS)),
    /** Why it cannot be made as the deal stands; absent when it can. */
    blocked: z
      .object({
        code: z.enum([
          'deal.amount_missing',
          'deal.expected_close_missing',
          'deal.bookings_delivered',
          'deal.bookings_scheduled',
        ]),
        message: z.string(),
      })
      .optional(),
  })
  .meta({ id: 'AllowedTransition' });
export type AllowedTransition = z.infer<typeof allowedTransition>;

/**
 * Where a deal may go from its stage, and what each move takes. A pure function of the deal, so that an
 * interface asks it (or reads it from the API) instead of knowing the rules itself.
 *
 * @param options.strict - Leaves out moves over a stage. @defaultValue false
 *
 * @example
 * allowedTransitions({ ...facts, stage: 'negotiation' }).map(({ to }) => to)
 * // ['lead', 'qualified', 'proposal', 'won', 'lost']
 */
export function allowedTransitions(
  deal: DealFacts,
  { strict = false }: { strict?: boolean } = {},
): AllowedTransition[] {
  return DEAL_STAGES.flatMap((to) => {
    const row = TRANSITIONS[deal.stage][to];
    if (!row || (strict && row.skips)) return [];
    const states = row.rules.map((rule) => RULES[rule](deal, to));
    if (states.includes('never')) return [];
    const open = states.filter((state) => typeof state === 'object');
    const blocked = open.find((state) => state.blocked)?.blocked;
    const requires = open.flatMap((state) => state.requires ?? []);
    return [{ to, kind: row.kind, requires, ...(blocked && { blocked }) }];
  });
}
