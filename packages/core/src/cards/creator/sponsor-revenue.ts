import type { OutlookOptions } from '../../io/outlook/flight-outlook.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hasHostTable } from '../../tenancy/host-schema.ts';
import { bookingsOf } from '../booking-filter.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import { askedMonths } from '../month-range.ts';
import { attributedCents } from '../revenue/attributed-revenue.ts';
import type { ReadAlong } from '../revenue/open-revenue.ts';
import { readRevenue } from '../revenue/read-revenue.ts';
import { type Revenue, revenueOf } from '../revenue/revenue-sums.ts';
import type { SponsorRevenueCard, SponsorRevenueData } from './sponsor-revenue-data.ts';

/** Whole months: half a year up to this one, and two more of what is booked. */
const DEFAULT_MONTHS = { before: 5, after: 2 };

export type SponsorRevenueOptions = OutlookOptions & {
  /** The network's part of what is left after the agency, in hundredths of a percent. @defaultValue 0 */
  network_share_bps?: number;
};

/**
 * What sponsors brought and will bring, by currency, month and sponsor: earned, booked and not yet earned, at risk, and
 * net of agency commission and network share. Whole months; by default half a year up to this one and two more.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await sponsorRevenueCard(ctx, { podcast_id, from: '2026-01-01', to: '2026-12-31' })
 */
export function sponsorRevenueCard(
  ctx: PodflightContext,
  params: CardParams = {},
  options: SponsorRevenueOptions = {},
): Promise<SponsorRevenueCard> {
  return sponsorRevenueCardWith(ctx, params, options);
}

/** The same, with what another card wants of its reading. */
export function sponsorRevenueCardWith(
  ctx: PodflightContext,
  params: CardParams,
  options: SponsorRevenueOptions,
  along?: ReadAlong,
): Promise<SponsorRevenueCard> {
  return foundCard(ctx, 'sponsor_revenue', params, (query) => found(query, options, along));
}

async function found(
  query: CardQuery,
  options: SponsorRevenueOptions,
  along: ReadAlong | undefined,
): Promise<Found<SponsorRevenueData>> {
  const { ctx, db, asked, today } = query;
  const range = askedMonths(asked, today, DEFAULT_MONTHS);
  const where = await bookingsOf(ctx, db, asked, range);
  const { open, settled } = await readRevenue(query, where, range, options, along);
  const revenue = revenueOf(settled.revenue, open.lines, range.months);
  const computed_from = {
    bookings: { rows: settled.lines + open.lines.length },
    settled_bookings: { rows: settled.lines },
  };
  if (settled.lines + open.lines.length === 0) {
    const reasons = open.without_price > 0 ? counted('without_price', open.without_price) : [];
    return { data: null, reasons: [{ code: 'no_bookings' }, ...reasons], data_through: null, computed_from };
  }
  const attributed = hasHostTable(ctx.hostSchema, 'attribution_events')
    ? await attributedCents(query, range)
    : null;
  return {
    data: {
      totals: revenue.totals.map((total) => ({
        ...net(total, options.network_share_bps ?? 0),
        attributed_cents: attributed?.currency === total.currency ? attributed.cents : null,
      })),
      months: revenue.months,
      by_sponsor: revenue.by_sponsor,
    },
    reasons: [
      ...counted('without_price', open.without_price),
      ...(open.left_out ? counted('too_many', open.lines.length) : []),
      ...(attributed === null ? [{ code: 'no_attribution' as const }] : []),
    ],
    data_through: open.data_through,
    computed_from,
  };
}

function net(total: Revenue['totals'][number], network_share_bps: number) {
  const left = total.earned_cents - total.agency_commission_cents;
  const network_share_cents = Math.round((left * network_share_bps) / 10_000);
  return { ...total, network_share_cents, net_cents: left - network_share_cents };
}
