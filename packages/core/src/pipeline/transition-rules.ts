import type { DealFacts } from './deal-facts.ts';
import type { DealStage } from './deal-stage.ts';
import type { TransitionRule } from './transitions.ts';

/** What a rule asks for, in the words of the API. */
export const REQUIREMENTS = ['reason', 'loss_reason', 'amount', 'expected_close', 'override'] as const;

/** Why a move that the stage allows cannot be made as the deal stands. */
type Blocked = {
  code:
    | 'deal.amount_missing'
    | 'deal.expected_close_missing'
    | 'deal.bookings_delivered'
    | 'deal.bookings_scheduled';
  message: string;
};

/**
 * How a rule stands for a deal: met; `never` where the move is not this deal's at all; or what it takes,
 * with `blocked` where no field of the move itself can bring that.
 */
export type RuleState = 'met' | 'never' | { requires?: (typeof REQUIREMENTS)[number]; blocked?: Blocked };

/** Each rule, as a function of the deal and the stage that it would enter. */
export const RULES: Readonly<Record<TransitionRule, (deal: DealFacts, to: DealStage) => RuleState>> = {
  amount: ({ amount_cents }) =>
    amount_cents !== null && amount_cents > 0
      ? 'met'
      : {
          requires: 'amount',
          blocked: {
            code: 'deal.amount_missing',
            message:
              'A deal needs an amount above zero to be in this stage. Give the campaign a value first.',
          },
        },
  expected_close: ({ expected_close }) =>
    expected_close !== null
      ? 'met'
      : {
          requires: 'expected_close',
          blocked: {
            code: 'deal.expected_close_missing',
            message: 'A deal needs an expected close date to be in this stage. Set expected_close first.',
          },
        },
  booking: ({ bookings }) =>
    bookings.scheduled + bookings.delivering > 0 ? 'met' : { requires: 'override' },
  nothing_booked: ({ bookings }) => {
    if (bookings.delivering > 0) {
      return {
        blocked: {
          code: 'deal.bookings_delivered',
          message: 'This deal stays won: bookings of it are running or were delivered.',
        },
      };
    }
    if (bookings.scheduled > 0) {
      return {
        blocked: {
          code: 'deal.bookings_scheduled',
          message: 'This deal has scheduled bookings. Cancel them before you reopen it.',
        },
      };
    }
    return 'met';
  },
  stage_it_left: ({ lost_from }, to) => (to === (lost_from ?? 'lead') ? 'met' : 'never'),
  reason: () => ({ requires: 'reason' }),
  loss_reason: () => ({ requires: 'loss_reason' }),
};
