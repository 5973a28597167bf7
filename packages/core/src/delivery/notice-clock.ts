import { addDays, type Day } from './calendar-day.ts';
import type { FlightDays } from './flight.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

/** Two weeks before the end, by the IAB/4A's terms. */
const NOTICE_DAYS = 14;

export interface NoticeInput {
  flight: FlightDays;
  today: Day;
  booked_impressions: number | null;
  /** Null when it cannot be told. */
  projected_impressions: number | null;
  /** The pacing status is `too_early`: nothing is likely yet. */
  too_early: boolean;
  /** The share of the goal that may be missing, 0 to 1. Default 0. */
  tolerance?: number;
  /** The day on which a shortfall was first found likely; null or absent means today. */
  likely_since?: Day | null;
  /** The day on which the agency was told; null or absent when it was not. */
  notified_on?: Day | null;
}

export interface NoticeClock {
  /** Under-delivery is likely: projected < booked * (1 - tolerance). */
  likely: boolean;
  /** The last day to tell the agency; null for a flight of less than 14 days, which has none. */
  notice_due_by: Day | null;
  /**
   * `due` as soon as it is likely; `overdue` when it was likely in time and nobody was told by the last
   * day; `late` when it became likely only after that day, which is no breach but must be on record.
   */
  state: 'not_needed' | 'due' | 'overdue' | 'late' | 'notified';
}

/** When an agency must be told that a flight will fall short. */
export function noticeClock(input: NoticeInput): NoticeClock {
  const { flight, today, projected_impressions: projected, tolerance = 0 } = input;
  assertBetween('Tolerance', tolerance, 0, 1);
  const booked = input.booked_impressions ?? 0;
  assertCount('Booked impressions', booked);
  const likely = !input.too_early && projected !== null && projected < booked * (1 - tolerance);
  const notice_due_by = flight.total_days >= NOTICE_DAYS ? addDays(flight.last_day, -NOTICE_DAYS) : null;
  const answer = (state: NoticeClock['state']) => ({ likely, notice_due_by, state });
  if (!likely) return answer('not_needed');
  if (input.notified_on) return answer('notified');
  if (notice_due_by === null || today <= notice_due_by) return answer('due');
  return answer((input.likely_since ?? today) > notice_due_by ? 'late' : 'overdue');
}
