import { earnedCents, type MonthCents, noticeClock } from '../../delivery/index.ts';
import type { SpreadAfter } from '../../delivery/media-forecast.ts';
import type { FlightOutlook } from '../../io/outlook/flight-outlook.ts';

/** What a line whose numbers are not settled has earned and will earn, minor units of its currency. */
export type LineRevenue = {
  advertiser_id: string | null;
  advertiser_name: string | null;
  currency: string;
  agency_commission_bps: number;
  earned: MonthCents[];
  booked: MonthCents[];
  at_risk_cents: number;
};

/**
 * Reckons one line: earned is the cost of what was delivered, booked what its projection will still earn, spread
 * over the weights of the days to come, at risk what it is likely to fall short of. A cancelled line earns what
 * stayed payable, in the month of its end. Null without a goal or a price, and for a makegood, which earns nothing.
 *
 * @param months - What was delivered at the end of each month.
 * @param spreadAfter - One for all lines.
 */
export function lineRevenue(
  outlook: FlightOutlook,
  months: Readonly<Record<string, number>>,
  spreadAfter: SpreadAfter,
): LineRevenue | null {
  const { booked_impressions: booked, booked_cpm_cents, currency, cancelled_on, pacing } = outlook;
  if (outlook.is_makegood || !booked || booked_cpm_cents === null || currency === null) return null;
  const cents = (impressions: number) =>
    earnedCents({ kind: 'cpm', booked_cpm_cents }, booked, impressions).value ?? 0;
  const { advertiser_id, advertiser_name, agency_commission_bps } = outlook;
  const line = { advertiser_id, advertiser_name, currency, agency_commission_bps };
  if (cancelled_on !== null) {
    const payable = outlook.payable_cents ?? cents(outlook.delivered_impressions);
    return {
      ...line,
      earned: [{ month: cancelled_on.slice(0, 7), cents: payable }],
      booked: [],
      at_risk_cents: 0,
    };
  }
  const earned = monthly(months, cents);
  const likely = Math.min(booked, pacing.projected_impressions ?? booked);
  const rest = Math.max(0, cents(likely) - cents(outlook.delivered_impressions));
  return {
    ...line,
    earned,
    booked: rest > 0 ? spreadAfter(rest, outlook.flight, outlook.weights.shaped, pacing.as_of) : [],
    at_risk_cents: isLikelyShort(outlook) ? cents(booked) - cents(likely) : 0,
  };
}

function monthly(
  months: Readonly<Record<string, number>>,
  cents: (impressions: number) => number,
): MonthCents[] {
  let before = 0;
  return Object.entries(months)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, delivered]) => {
      const reached = cents(delivered);
      const part = reached - before;
      before = reached;
      return { month, cents: part };
    });
}

function isLikelyShort({ flight, pacing, booked_impressions, tolerance, last_day }: FlightOutlook): boolean {
  return noticeClock({
    flight,
    today: last_day,
    booked_impressions,
    projected_impressions: pacing.projected_impressions,
    too_early: pacing.status === 'too_early',
    tolerance,
  }).likely;
}
