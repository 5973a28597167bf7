import { sql } from 'kysely';
import { z } from 'zod';
import type { PacingStatus } from '../../delivery/index.ts';
import { type FlightOutlook, flightOutlooks, type OutlookOptions } from '../../io/outlook/flight-outlook.ts';
import type { FlightSelection } from '../../io/outlook/picked-flights.ts';
import { decodeCursor, encodeCursor } from '../../shared/cursor.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { askedDays, bookingsOf } from '../booking-filter.ts';
import type { CardReason } from '../card.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import type { PacingCard, PacingData, PacingFlight } from './pacing-data.ts';
import { flightSeries } from './pacing-series.ts';
import { type FlightNames, readFlightNames } from './read-flight-names.ts';

/** Flights that one card judges at most. */
const MOST_FLIGHTS = 2000;
const DEFAULT_RANGE = { before: 7, after: 7 };

/** What needs somebody, first. */
const URGENCY: Partial<Record<PacingStatus, number>> = {
  behind: 0,
  at_risk: 1,
  under_delivered: 2,
  insufficient_data: 3,
  awaiting_data: 4,
  awaiting_publication: 5,
  ahead: 6,
  on_track: 7,
  too_early: 8,
  settling: 9,
};

/**
 * How every flight of a range does against what should have been delivered by the last complete day of its data:
 * those that need somebody first. By default flights of the week around today. With `io_id`: that flight alone, and
 * day by day.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await pacingCard(ctx, { podcast_id })
 * data?.counts // { behind: 2, on_track: 14 }
 */
export function pacingCard(
  ctx: PodflightContext,
  params: CardParams = {},
  options: OutlookOptions = {},
): Promise<PacingCard> {
  return pacingCardOf(ctx, params, options, null);
}

/** The same of flights that another card has read, or null for its own. */
export function pacingCardOf(
  ctx: PodflightContext,
  params: CardParams,
  options: OutlookOptions,
  read: readonly FlightOutlook[] | null,
): Promise<PacingCard> {
  return foundCard(ctx, 'pacing', params, async (query) => {
    const flights =
      read ?? (await flightOutlooks(query.ctx, query.db, await pacingSelection(query), options));
    return flights.length === 0 ? nothing : found(query, flights);
  });
}

const nothing: Found<PacingData> = {
  data: null,
  reasons: [{ code: 'no_flights' }],
  data_through: null,
  computed_from: { bookings: { rows: 0 } },
};

/** The flights that the card judges. */
export async function pacingSelection({ ctx, db, asked, today }: CardQuery): Promise<FlightSelection> {
  const { io_id } = asked;
  const where =
    io_id === undefined
      ? await bookingsOf(ctx, db, asked, askedDays(asked, today, DEFAULT_RANGE))
      : fitsKey('uuid', io_id)
        ? sql`b.io_id = ${io_id}::uuid`
        : sql`false`;
  return { where, limit: MOST_FLIGHTS + 1 };
}

async function found(query: CardQuery, all: readonly FlightOutlook[]): Promise<Found<PacingData>> {
  const { asked } = query;
  const judged = all.slice(0, MOST_FLIGHTS);
  const sorted = judged
    .map((flight) => ({ flight, key: keyOf(flight) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const after = asked.cursor ? decodeCursor(asked.cursor, z.tuple([z.string()]))[0] : '';
  const rest = sorted.filter(({ key }) => key > after);
  const page = rest.slice(0, asked.limit);
  const last = page.at(-1);
  const names = await readFlightNames(
    query,
    page.map(({ flight }) => flight.io_id),
  );
  const [one] = judged;
  const goals = judged.filter(({ booked_impressions }) => (booked_impressions ?? 0) > 0);
  return {
    data: {
      flights: page.map(({ flight }) => pacingFlight(flight, names.get(flight.io_id))),
      counts: countsOf(judged),
      total: {
        booked_impressions: sum(goals.map(({ booked_impressions }) => booked_impressions ?? 0)),
        delivered_impressions: sum(goals.map(({ delivered_impressions }) => delivered_impressions)),
      },
      next_cursor: rest.length > page.length && last ? encodeCursor([last.key]) : null,
      ...(asked.io_id !== undefined && one && { series: await flightSeries(query, one) }),
    },
    reasons: reasonsOf(all),
    data_through: latest(judged),
    computed_from: {
      bookings: { rows: judged.length },
      shows: { rows: new Set(judged.map(({ podcast_id }) => podcast_id)).size },
    },
  };
}

/** Sorts by urgency, then by what ends first. */
function keyOf({ pacing, last_day, io_id }: FlightOutlook): string {
  return `${String(URGENCY[pacing.status] ?? 10).padStart(2, '0')} ${last_day} ${io_id}`;
}

function countsOf(flights: readonly FlightOutlook[]): PacingData['counts'] {
  const counts: PacingData['counts'] = {};
  for (const { pacing } of flights) counts[pacing.status] = (counts[pacing.status] ?? 0) + 1;
  return counts;
}

/** Why not every flight could be judged as it should. */
function reasonsOf(all: readonly FlightOutlook[]): CardReason[] {
  const flights = all.slice(0, MOST_FLIGHTS);
  const having = (test: (flight: FlightOutlook) => boolean) => flights.filter(test).length;
  return [
    ...counted('too_many', all.length > MOST_FLIGHTS ? MOST_FLIGHTS : 0),
    ...counted(
      'awaiting_data',
      having(({ pacing }) => pacing.status === 'awaiting_data'),
    ),
    ...counted(
      'gap_days',
      having(({ pacing }) => pacing.flags.includes('gap')),
    ),
    ...counted(
      'no_curve',
      having(({ pacing }) => pacing.mode_reason === 'no_curve' && pacing.reason === null),
    ),
  ];
}

/** The latest last day of data among the flights' shows. */
export function latest(flights: readonly { data_through: string | null }[]): string | null {
  return flights.reduce<string | null>(
    (found, { data_through }) =>
      data_through !== null && (found === null || data_through > found) ? data_through : found,
    null,
  );
}

function pacingFlight({ pacing, ...flight }: FlightOutlook, names: FlightNames | undefined): PacingFlight {
  return {
    io_id: flight.io_id,
    io_number: names?.io_number ?? null,
    line_no: flight.line_no,
    podcast_id: flight.podcast_id,
    podcast_title: names?.podcast_title ?? null,
    episode_id: flight.episode_id,
    episode_title: names?.episode_title ?? null,
    advertiser_id: flight.advertiser_id,
    advertiser_name: flight.advertiser_name,
    first_day: flight.first_day,
    last_day: flight.last_day,
    time_zone: flight.time_zone,
    booked_impressions: flight.booked_impressions,
    delivered_impressions: flight.delivered_impressions,
    delivery_share: pacing.delivery_share,
    expected_share: pacing.expected_share,
    pacing_index: pacing.pacing_index,
    linear_index: pacing.linear_index,
    projected_impressions: pacing.projected_impressions,
    projected_low: flight.projected_low,
    projected_high: flight.projected_high,
    days_left: pacing.days_left,
    required_per_day: pacing.required_per_day,
    status: pacing.status,
    mode: pacing.mode,
    reason: pacing.reason ?? pacing.mode_reason,
    flags: pacing.flags,
    tz_uncertainty_impressions: pacing.tz_uncertainty_impressions,
    data_through: flight.data_through,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
