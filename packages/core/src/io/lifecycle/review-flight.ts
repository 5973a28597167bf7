import { outstandingImpressions, settlement } from '../../delivery/index.ts';
import type { IoStatus } from '../io.ts';

/** A booking whose flight is over, with the numbers that decide what becomes of it. */
export type ReviewedFlight = {
  status: IoStatus;
  is_makegood: boolean;
  booked_impressions: number | null;
  delivered_impressions: number;
  /** Impressions that a failed read owes beside any shortfall. */
  quality_owed_impressions: number;
  credited_impressions: number;
  /** What ended makegoods made up for, in impressions of this booking. */
  made_up_impressions: number;
  /** Last day of the flight, in its zone. */
  last_day: string;
  /** Latest day that the show has numbers of. */
  data_through: string | null;
  /** No number of the flight may still change at its source. */
  all_final: boolean;
  /** The present day in the flight's zone. */
  today: string;
  settle_days: number;
  tolerance: number;
};

/** What a review finds. */
export type ReviewOutcome =
  | { settled: false }
  | {
      settled: true;
      to: 'completed' | 'makegood';
      outcome: 'delivered' | 'short';
      shortfall_impressions: number;
      outstanding_impressions: number;
    };

/**
 * Decides whether a flight's numbers are settled and what they mean: more missing than the order tolerates
 * is a makegood owed, until nothing of it is outstanding. A makegood that falls short is completed all the
 * same, for what it lacks stays outstanding on its original. Without a goal the days alone settle it, once no number is
 * provisional.
 */
export function reviewFlight(flight: ReviewedFlight): ReviewOutcome {
  const { booked_impressions, delivered_impressions, settle_days, tolerance, last_day } = flight;
  const goal = booked_impressions ?? 0;
  const found = settlement({
    booked_impressions,
    delivered_impressions,
    last_day,
    data_through: goal === 0 ? flight.today : flight.data_through,
    all_final: flight.all_final,
    settle_days,
    tolerance,
  });
  if (!found.settled) return { settled: false };
  const outcome = found.under_delivered ? 'short' : 'delivered';
  const owed = outstandingImpressions({
    // What the tolerance forgives is not owed.
    booked_impressions:
      (found.under_delivered ? goal : Math.min(goal, delivered_impressions)) +
      flight.quality_owed_impressions,
    delivered_impressions: Math.min(goal, delivered_impressions),
    credited_impressions: flight.credited_impressions,
    makegoods: [
      { booked_impressions: flight.made_up_impressions, delivered_impressions: flight.made_up_impressions },
    ],
  });
  return {
    settled: true,
    to: owed > 0 && !flight.is_makegood ? 'makegood' : 'completed',
    outcome,
    shortfall_impressions: found.shortfall_impressions,
    outstanding_impressions: owed,
  };
}
