import type { Io, MakegoodBooking, Resolving } from '../api/io-contract.ts';
import { addDays, dayIn } from '../io-order/flight-day.ts';

/** What a makegood is booked with, as it stands in the form. */
export type MakegoodAnswers = {
  reason: NonNullable<MakegoodBooking['reason']>;
  ad_unit_id: string;
  episode_id: string;
  first_day: string;
  last_day: string;
  /** Null for all that is owed. */
  impressions: number | null;
};

/** How what a line owes is settled, as it stands in the form. */
export type ResolveAnswers = {
  resolution: Resolving['resolution'];
  /** Null for all that is owed. */
  impressions: number | null;
};

/** What the forms about a line hold. */
export type LineAnswers = { notice_on: string; makegood: MakegoodAnswers; resolve: ResolveAnswers };

const MAKEGOOD_DAYS = 30;

/** What stands in the forms of a line when they open. */
export function firstAnswers(io: Io): LineAnswers {
  const notice_on = dayIn(new Date(), io.time_zone);
  const first_day = addDays(notice_on, 1);
  return {
    notice_on,
    makegood: {
      ...{ reason: 'underdelivery', ad_unit_id: io.ad_unit_id ?? '', episode_id: '', impressions: null },
      ...{ first_day, last_day: addDays(first_day, MAKEGOOD_DAYS - 1) },
    },
    resolve: { resolution: 'credit', impressions: null },
  };
}
