import { grouped } from '../../shared/grouped.ts';
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

/** One amount of a line or of several settled ones. */
type Part = {
  advertiser_id: string | null;
  advertiser_name: string | null;
  currency: string;
  month: string;
  earned_cents: number;
  booked_not_earned_cents: number;
  at_risk_cents: number;
  agency_commission_cents: number;
  provisional_cents: number;
  lines: number;
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
  const byCurrency = grouped(parts, ({ currency }) => currency);
  const bySponsor = grouped(parts, ({ currency, advertiser_id }) => `${currency} ${advertiser_id}`);
  return {
    totals: [...byCurrency]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, of]) => ({
        currency,
        ...amounts(of),
        agency_commission_cents: sum(of, 'agency_commission_cents'),
        provisional_cents: sum(of, 'provisional_cents'),
      })),
    months: [...byCurrency]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([currency, of]) => {
        const byMonth = grouped(of, ({ month }) => month);
        return months.map((month) => ({
          month,
          currency,
          earned_cents: sum(byMonth.get(month) ?? [], 'earned_cents'),
          booked_not_earned_cents: sum(byMonth.get(month) ?? [], 'booked_not_earned_cents'),
        }));
      }),
    by_sponsor: [...bySponsor.values()]
      .map((of) => ({
        advertiser_id: of[0]?.advertiser_id ?? null,
        advertiser_name: of[0]?.advertiser_name ?? null,
        currency: of[0]?.currency ?? '',
        ...amounts(of),
      }))
      .sort(
        (a, b) => worth(b) - worth(a) || ((a.advertiser_name ?? '') < (b.advertiser_name ?? '') ? -1 : 1),
      ),
  };
}

function settledPart(line: SettledRevenue): Part {
  return { ...line, booked_not_earned_cents: 0, at_risk_cents: 0, provisional_cents: 0, lines: line.lines };
}

function openParts(line: LineRevenue): Part[] {
  const { advertiser_id, advertiser_name, currency, agency_commission_bps } = line;
  const whose = { advertiser_id, advertiser_name, currency };
  const nothing = {
    earned_cents: 0,
    booked_not_earned_cents: 0,
    at_risk_cents: 0,
    agency_commission_cents: 0,
    provisional_cents: 0,
    lines: 0,
  };
  const earned = line.earned.map(({ month, cents }) => ({
    ...whose,
    ...nothing,
    month,
    earned_cents: cents,
    provisional_cents: cents,
    agency_commission_cents: Math.floor((cents * agency_commission_bps + 5000) / 10_000),
  }));
  const booked = line.booked.map(({ month, cents }) => ({
    ...whose,
    ...nothing,
    month,
    booked_not_earned_cents: cents,
  }));
  const parts: Part[] = [...earned, ...booked];
  const last = parts.at(-1);
  if (last) Object.assign(last, { at_risk_cents: line.at_risk_cents, lines: 1 });
  return parts;
}

function amounts(parts: readonly Part[]) {
  return {
    earned_cents: sum(parts, 'earned_cents'),
    booked_not_earned_cents: sum(parts, 'booked_not_earned_cents'),
    at_risk_cents: sum(parts, 'at_risk_cents'),
    lines: sum(parts, 'lines'),
  };
}

const worth = (of: { earned_cents: number; booked_not_earned_cents: number }) =>
  of.earned_cents + of.booked_not_earned_cents;

function sum(
  parts: readonly Part[],
  field:
    | 'earned_cents'
    | 'booked_not_earned_cents'
    | 'at_risk_cents'
    | 'agency_commission_cents'
    | 'provisional_cents'
    | 'lines',
): number {
  return parts.reduce((total, part) => total + part[field], 0);
}
