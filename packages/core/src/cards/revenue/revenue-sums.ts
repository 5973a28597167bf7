import type { SponsorRevenueData } from '../creator/sponsor-revenue-data.ts';
import type { LineRevenue } from './line-revenue.ts';
import type { SettledRevenue } from './settled-revenue.ts';

/** Sums of revenue; what the network and attribution say is not in it yet. */
export type Revenue = Pick<SponsorRevenueData, 'months' | 'by_sponsor'> & {
  totals: Omit<
    SponsorRevenueData['totals'][number],
    'network_share_cents' | 'net_cents' | 'attributed_cents'
  >[];
};

const NOTHING = {
  earned_cents: 0,
  booked_not_earned_cents: 0,
  at_risk_cents: 0,
  lines: 0,
  agency_commission_cents: 0,
  provisional_cents: 0,
};

/** One amount of a line or of several settled ones. */
type Part = typeof NOTHING & {
  advertiser_id: string | null;
  advertiser_name: string | null;
  currency: string;
  month: string;
};

/**
 * Sums revenue of the months by currency, month and sponsor; currencies are never added up. What falls into other
 * months is left out.
 */
export function revenueOf(
  settled: readonly SettledRevenue[],
  open: readonly LineRevenue[],
  months: readonly string[],
): Revenue {
  const inRange = new Set(months);
  const parts = [...settled.map(settledPart), ...open.flatMap(openParts)].filter(({ month }) =>
    inRange.has(month),
  );
  const byCurrency = summed(parts, ({ currency }) => currency);
  const byMonth = summed(parts, ({ currency, month }) => `${currency} ${month}`);
  const bySponsor = summed(parts, ({ currency, advertiser_id }) => `${currency} ${advertiser_id}`);
  const currencies = [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    totals: currencies.map(([currency, { sum }]) => ({ currency, ...sum })),
    months: currencies.flatMap(([currency]) =>
      months.map((month) => {
        const sum = byMonth.get(`${currency} ${month}`)?.sum ?? NOTHING;
        return {
          month,
          currency,
          earned_cents: sum.earned_cents,
          booked_not_earned_cents: sum.booked_not_earned_cents,
        };
      }),
    ),
    by_sponsor: [...bySponsor.values()]
      .map(({ first, sum }) => ({
        advertiser_id: first.advertiser_id,
        advertiser_name: first.advertiser_name,
        currency: first.currency,
        earned_cents: sum.earned_cents,
        booked_not_earned_cents: sum.booked_not_earned_cents,
        at_risk_cents: sum.at_risk_cents,
        lines: sum.lines,
      }))
      .sort(
        (a, b) => worth(b) - worth(a) || ((a.advertiser_name ?? '') < (b.advertiser_name ?? '') ? -1 : 1),
      ),
  };
}

function settledPart(line: SettledRevenue): Part {
  return { ...NOTHING, ...line };
}

function openParts(line: LineRevenue): Part[] {
  const { advertiser_id, advertiser_name, currency, agency_commission_bps } = line;
  const whose = { advertiser_id, advertiser_name, currency };
  const earned = line.earned.map(({ month, cents }) => ({
    ...whose,
    ...NOTHING,
    month,
    earned_cents: cents,
    provisional_cents: cents,
    agency_commission_cents: Math.floor((cents * agency_commission_bps + 5000) / 10_000),
  }));
  const booked = line.booked.map(({ month, cents }) => ({
    ...whose,
    ...NOTHING,
    month,
    booked_not_earned_cents: cents,
  }));
  const parts: Part[] = [...earned, ...booked];
  const last = parts.at(-1);
  if (last) Object.assign(last, { at_risk_cents: line.at_risk_cents, lines: 1 });
  return parts;
}

const worth = (of: { earned_cents: number; booked_not_earned_cents: number }) =>
  of.earned_cents + of.booked_not_earned_cents;

/** Sums of the parts of each key, with the first of them. */
function summed(
  parts: readonly Part[],
  key: (part: Part) => string,
): Map<string, { first: Part; sum: typeof NOTHING }> {
  const sums = new Map<string, { first: Part; sum: typeof NOTHING }>();
  for (const part of parts) {
    const of = key(part);
    const found = sums.get(of) ?? { first: part, sum: { ...NOTHING } };
    sums.set(of, found);
    const { sum } = found;
    sum.earned_cents += part.earned_cents;
    sum.booked_not_earned_cents += part.booked_not_earned_cents;
    sum.at_risk_cents += part.at_risk_cents;
    sum.lines += part.lines;
    sum.agency_commission_cents += part.agency_commission_cents;
    sum.provisional_cents += part.provisional_cents;
  }
  return sums;
}
