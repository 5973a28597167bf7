import { type Day, daysBetween } from './calendar-day.ts';
import { exactRatio } from './exact-ratio.ts';
import { assertCount } from './value-in-range.ts';

export interface MakegoodRequest {
  original: {
    status: 'scheduled' | 'active' | 'completed' | 'cancelled' | 'makegood';
    is_makegood: boolean;
    booked_impressions: number | null;
    booked_cpm_cents: number;
    currency: string;
    last_day: Day;
  };
  /** Makegoods of the original that are scheduled or active. */
  open_makegoods: number;
  impressions: number;
  booked_cpm_cents: number;
  currency: string;
  today: Day;
  policy?: {
    /** Let a makegood be made up for in turn. Default false. */
    allow_chained?: boolean;
    /** Let a makegood run at another rate, value-neutral. Default false. */
    allow_rate_override?: boolean;
    /** Days after the original's last day in which it can be made up for. Default 365. */
    max_age_days?: number;
  };
}

/** Why a makegood may not be booked. Codes are API. */
export type MakegoodBlocker = {
  code:
    | 'original_not_run'
    | 'original_is_makegood'
    | 'makegood_open'
    | 'rate_differs'
    | 'currency_differs'
    | 'nothing_to_make_up'
    | 'more_than_original'
    | 'too_long_ago';
  message: string;
};

/**
 * All that speaks against a makegood, empty when nothing does. The rules are Google Ad Manager's in
 * spirit: one open makegood for an original, none of a makegood, same rate, no more than the original.
 */
export function makegoodBlockers(request: MakegoodRequest): MakegoodBlocker[] {
  const { original, policy = {}, impressions, booked_cpm_cents } = request;
  const { allow_chained = false, allow_rate_override = false, max_age_days = 365 } = policy;
  assertCount('Impressions', impressions);
  assertCount('CPM', booked_cpm_cents);
  const blockers: MakegoodBlocker[] = [];
  const block = (code: MakegoodBlocker['code'], message: string) => blockers.push({ code, message });
  if (original.status === 'scheduled') {
    block('original_not_run', 'The original has not run yet. Change its booking instead.');
  }
  if (original.is_makegood && !allow_chained) {
    block('original_is_makegood', 'The original is a makegood itself. Give credit instead.');
  }
  if (request.open_makegoods > 0) {
    block('makegood_open', 'A makegood of this original is open. Wait for it to end, or cancel it.');
  }
  if (request.currency !== original.currency) {
    block(
      'currency_differs',
      `The original is priced in ${original.currency}. Price the makegood in it too.`,
    );
  }
  if (booked_cpm_cents !== original.booked_cpm_cents && !allow_rate_override) {
    block('rate_differs', 'The rate differs from that of the original. Use its rate, or allow another.');
  }
  if (impressions === 0) block('nothing_to_make_up', 'A makegood of 0 impressions makes up for nothing.');
  const most = mostImpressions(request);
  if (most !== null && impressions > most) {
    block(
      'more_than_original',
      `The original is worth ${most} impressions at this rate. Book no more than that.`,
    );
  }
  if (daysBetween(original.last_day, request.today) > max_age_days) {
    block('too_long_ago', `The original ended more than ${max_age_days} days ago. Give credit instead.`);
  }
  return blockers;
}

/** The original's goal in impressions of the makegood's rate; null where either has none. */
function mostImpressions({ original, booked_cpm_cents }: MakegoodRequest): number | null {
  const { booked_impressions } = original;
  if (booked_impressions === null) return null;
  if (booked_cpm_cents === original.booked_cpm_cents) return booked_impressions;
  if (booked_cpm_cents === 0) return null;
  return exactRatio(booked_impressions, original.booked_cpm_cents, booked_cpm_cents, 'up');
}
