import { cost, cpm, projectedCpm } from '../../delivery/index.ts';
import { type FlightOutlook, flightOutlooks, type OutlookOptions } from '../../io/outlook/flight-outlook.ts';
import { grouped } from '../../shared/grouped.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { askedDays, bookingsOf } from '../booking-filter.ts';
import type { CardParams } from '../card-params.ts';
import { latest } from '../creator/pacing.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import type { ProjectedCpmCard, ProjectedCpmData } from './projected-cpm-data.ts';
import { type Placement, placementKey, readPlacementNames } from './read-placement-names.ts';

const MOST_FLIGHTS = 2000;
const DEFAULT_RANGE = { before: 14, after: 30 };

/** A line with a price, and what it is likely to bring. */
type Priced = FlightOutlook & { currency: string; booked_cpm_cents: number; booked_impressions: number };

/**
 * What a thousand impressions come to in the end, by show and ad unit: the booked rate, less where bonus is likely;
 * low and high with the range of the projection. One currency a row. By default flights from two weeks ago to a month on.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await projectedCpmCard(ctx, { advertiser_id })
 */
export function projectedCpmCard(
  ctx: PodflightContext,
  params: CardParams = {},
  options: OutlookOptions = {},
): Promise<ProjectedCpmCard> {
  return foundCard(ctx, 'projected_cpm', params, (query) => found(query, options));
}

async function found(query: CardQuery, options: OutlookOptions): Promise<Found<ProjectedCpmData>> {
  const { ctx, db, asked, today } = query;
  const where = await bookingsOf(ctx, db, asked, askedDays(asked, today, DEFAULT_RANGE));
  const all = await flightOutlooks(ctx, db, { where, limit: MOST_FLIGHTS + 1 }, options);
  const lines = all
    .slice(0, MOST_FLIGHTS)
    .filter(({ status, is_makegood }) => status !== 'cancelled' && !is_makegood);
  const priced = lines.filter(isPriced);
  const computed_from = { bookings: { rows: lines.length } };
  if (priced.length === 0) {
    return { data: null, reasons: [{ code: 'no_bookings' }], data_through: latest(lines), computed_from };
  }
  return {
    data: {
      rows: (await rowsOf(query, priced)).sort((a, b) => b.impressions - a.impressions),
      totals: [...grouped(priced, ({ currency }) => currency).values()]
        .map(rateOf)
        .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    },
    reasons: [
      ...counted('too_many', all.length > MOST_FLIGHTS ? MOST_FLIGHTS : 0),
      ...counted('without_price', lines.length - priced.length),
    ],
    data_through: latest(lines),
    computed_from,
  };
}

/** By show, ad unit and currency. Lines of a show that is gone are in the totals alone. */
async function rowsOf(query: CardQuery, priced: readonly Priced[]): Promise<ProjectedCpmData['rows']> {
  const placed = priced.flatMap((line) =>
    line.podcast_id ? [{ ...line, podcast_id: line.podcast_id }] : [],
  );
  const groups = [...grouped(placed, (line) => `${placementKey(line)} ${line.currency}`).values()];
  const names = await readPlacementNames(
    query,
    groups.flatMap(([first]) => (first ? [placementOf(first)] : [])),
  );
  return groups.flatMap((lines) => {
    const [first] = lines;
    const named = first && names.get(placementKey(first));
    return named ? [{ ...placementOf(first), ...named, ...rateOf(lines) }] : [];
  });
}

const placementOf = ({ podcast_id, ad_unit_id }: Placement): Placement => ({ podcast_id, ad_unit_id });

function isPriced(line: FlightOutlook): line is Priced {
  return line.currency !== null && line.booked_cpm_cents !== null && (line.booked_impressions ?? 0) > 0;
}

/** What lines of one currency come to together: what each will cost, over what it will bring. */
function rateOf(lines: readonly Priced[]) {
  const at = (impressionsOf: (line: Priced) => number) => {
    const likely = lines.map((line) => {
      const impressions = impressionsOf(line);
      const price = { kind: 'cpm', booked_cpm_cents: line.booked_cpm_cents } as const;
      const rate = projectedCpm(price, line.booked_impressions, impressions);
      const spend = cost(Math.min(line.booked_impressions, impressions), line.booked_cpm_cents);
      return { impressions, spend, basis: rate?.basis ?? ('booked' as const) };
    });
    const impressions = likely.reduce((sum, one) => sum + one.impressions, 0);
    const spend = likely.reduce((sum, one) => sum + one.spend, 0);
    return { impressions, cents: cpm(spend, impressions).value, likely };
  };
  const booked = at(({ booked_impressions }) => booked_impressions);
  const mid = at(({ pacing, booked_impressions }) => pacing.projected_impressions ?? booked_impressions);
  const high = at(
    (line) => line.projected_high ?? line.pacing.projected_impressions ?? line.booked_impressions,
  );
  const low = at(
    (line) => line.projected_low ?? line.pacing.projected_impressions ?? line.booked_impressions,
  );
  const booked_cpm_cents = booked.cents;
  const fallback = booked_cpm_cents ?? 0;
  return {
    currency: lines[0]?.currency ?? '',
    booked_cpm_cents,
    projected_cpm_cents: mid.cents ?? fallback,
    low_cents: Math.min(high.cents ?? fallback, low.cents ?? fallback),
    high_cents: Math.max(high.cents ?? fallback, low.cents ?? fallback),
    basis: mid.likely.some(({ basis }) => basis === 'projected')
      ? ('projected' as const)
      : ('booked' as const),
    impressions: mid.impressions,
    n: lines.length,
  };
}
