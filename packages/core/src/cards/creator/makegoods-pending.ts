import { creditCents, daysBetween, projectFutureEpisode, totalsByCurrency } from '../../delivery/index.ts';
import { reviewFlight } from '../../io/lifecycle/review-flight.ts';
import { readWindowTotals } from '../../io/outlook/read-window-totals.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import { nextFreeSlots } from './free-slots.ts';
import type {
  MakegoodPending,
  MakegoodsPendingCard,
  MakegoodsPendingData,
} from './makegoods-pending-data.ts';
import { type OwingBooking, readMakegoods } from './read-makegoods.ts';

const MOST_BOOKINGS = 1000;
const MOST_ITEMS = 50;
/** Days of an episode whose downloads a slot in it is taken to bring: the usual guarantee window. */
const WINDOW_DAYS = 30;

type Owing = OwingBooking & { outstanding_impressions: number; value_cents: number | null };

/**
 * What is owed because flights fell short or reads failed: how much, since when, and for each the next free slot of
 * the same ad unit that covers it in four of five cases. Of any time, unless a range was asked for.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await makegoodsPendingCard(ctx)
 */
export function makegoodsPendingCard(
  ctx: PodflightContext,
  params: CardParams = {},
): Promise<MakegoodsPendingCard> {
  return foundCard(ctx, 'makegoods_pending', params, found);
}

async function found(query: CardQuery): Promise<Found<MakegoodsPendingData>> {
  const bookings = await readMakegoods(query, MOST_BOOKINGS + 1);
  const owing = bookings
    .slice(0, MOST_BOOKINGS)
    .map(owingOf)
    .filter(({ outstanding_impressions }) => outstanding_impressions > 0);
  const computed_from = { bookings: { rows: bookings.length } };
  if (owing.length === 0) {
    return { data: null, reasons: [{ code: 'no_makegoods' }], data_through: null, computed_from };
  }
  const items = await itemsOf(query, owing.slice(0, MOST_ITEMS));
  const values = owing.flatMap(({ currency, value_cents }) =>
    currency !== null && value_cents !== null ? [{ currency, amount_cents: value_cents }] : [],
  );
  return {
    data: {
      count: owing.length,
      outstanding_impressions: owing.reduce((sum, { outstanding_impressions: n }) => sum + n, 0),
      values: totalsByCurrency(values).map(({ currency, amount_cents }) => ({
        currency,
        cents: amount_cents,
      })),
      oldest_age_days: Math.max(...owing.map(({ owed_on }) => ageOf(owed_on, query.today))),
      items,
    },
    reasons: counted('too_many', bookings.length > MOST_BOOKINGS ? MOST_BOOKINGS : 0),
    data_through: null,
    computed_from,
  };
}

/** What a booking owes by its settlement; before that, what its failed reads owe. */
function owingOf(booking: OwingBooking): Owing {
  const { booked_cpm_cents, currency, last_day, quality_owed_impressions } = booking;
  const review = reviewFlight({
    ...booking,
    status: 'makegood',
    is_makegood: false,
    data_through: last_day,
    // Only what is settled is asked for.
    all_final: true,
    today: last_day,
    settle_days: 0,
  });
  const quality = quality_owed_impressions - booking.made_up_impressions - booking.credited_impressions;
  const outstanding_impressions =
    booking.settled && review.settled ? review.outstanding_impressions : Math.max(0, quality);
  const isPriced = booked_cpm_cents !== null && currency !== null;
  return {
    ...booking,
    outstanding_impressions,
    value_cents: isPriced ? creditCents(outstanding_impressions, booked_cpm_cents) : null,
  };
}

async function itemsOf(query: CardQuery, owing: readonly Owing[]): Promise<MakegoodPending[]> {
  const ids = (of: (string | null)[]) => [...new Set(of.filter((id) => id !== null))];
  const slots = await nextFreeSlots(query, ids(owing.map(({ ad_unit_id }) => ad_unit_id)));
  const shows = ids(owing.map(({ podcast_id }) => podcast_id));
  const totals = await readWindowTotals(query.ctx, query.db, shows, WINDOW_DAYS);
  return owing.map((one) => {
    const slot = slots.get(one.ad_unit_id ?? '');
    const low = projectFutureEpisode(totals.get(one.podcast_id ?? '') ?? [])?.low ?? 0;
    const { ad_unit_id: _unit, settled: _settled, owed_on, makegood_reason, ...booking } = one;
    return {
      io_id: booking.io_id,
      io_number: booking.io_number,
      line_no: booking.line_no,
      podcast_id: booking.podcast_id,
      podcast_title: booking.podcast_title,
      episode_id: booking.episode_id,
      episode_title: booking.episode_title,
      advertiser_id: booking.advertiser_id,
      advertiser_name: booking.advertiser_name,
      booked_impressions: booking.booked_impressions,
      delivered_impressions: booking.delivered_impressions,
      outstanding_impressions: booking.outstanding_impressions,
      value_cents: booking.value_cents,
      currency: booking.currency,
      reason: makegood_reason ?? 'underdelivery',
      age_days: ageOf(owed_on, query.today),
      open_makegoods: booking.open_makegoods,
      next_slot: slot && low >= booking.outstanding_impressions ? { ...slot, projected_low: low } : null,
    };
  });
}

const ageOf = (owed_on: string, today: string) => Math.max(0, daysBetween(owed_on, today));
