import {
  addDays,
  type Day,
  type DeliveryShape,
  dayIn,
  daysBetween,
  daysFrom,
  type FlightDays,
  type Pacing,
  pacing,
  projectedRange,
  type SharedWeights,
  type Spread,
  sharedWeights,
  startOfDay,
  timeZoneUncertainty,
  wholeDays,
} from '../../delivery/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { episodeShapes } from './learned-shapes.ts';
import type { FlightSelection } from './picked-flights.ts';
import { type FlightNumbers, readFlightNumbers } from './read-flight-numbers.ts';
import { type EpisodeShape, type ShowShape, showShapes } from './show-shapes.ts';

/** What a host may know better of how flights do. */
export type OutlookOptions = {
  /** How the days of these bookings weigh, where the host plans them itself. Those left out go by the show. */
  customShapes?: (
    flights: readonly FlightNumbers[],
  ) => Promise<ReadonlyMap<string, readonly { day: Day; weight: number }[]>>;
  /** The zone in which days of the imported numbers begin. @defaultValue `UTC` */
  metrics_time_zone?: string;
};

/** A booking, its numbers and what they mean. */
export type FlightOutlook = FlightNumbers & {
  flight: FlightDays;
  shape: DeliveryShape;
  weights: SharedWeights;
  pacing: Pacing;
  projected_low: number | null;
  projected_high: number | null;
};

/**
 * How bookings do and what they will come to: a spot in an episode by the curve of its show, one on a whole show by
 * its weekdays, evenly where neither is known. The one path of the list of bookings and of every card.
 */
export async function flightOutlooks(
  ctx: PodflightContext,
  db: TenantDb,
  selection: FlightSelection,
  options: OutlookOptions = {},
): Promise<FlightOutlook[]> {
  const outlooks = await readOutlooks(ctx, db, [selection], options, { months: false });
  return outlooks()[0] ?? [];
}

/**
 * Reads the same of several selections at once, by month if asked. What it answers reckons them, without the database:
 * those of each, in the order of the selections.
 */
export async function readOutlooks(
  ctx: PodflightContext,
  db: TenantDb,
  selections: readonly FlightSelection[],
  options: OutlookOptions,
  of: { months: boolean },
): Promise<() => FlightOutlook[][]> {
  const flights = await readFlightNumbers(ctx, db, selections, of);
  const needed = flights.filter(({ podcast_id }) => podcast_id !== null);
  const curves = await episodeShapes(
    ctx,
    db,
    distinct(needed.filter(({ episode_id }) => episode_id).map(showOf)),
  );
  const through = new Map(
    needed.flatMap(({ podcast_id, episode_id, data_through }) =>
      podcast_id && !episode_id && data_through ? [[podcast_id, data_through] as const] : [],
    ),
  );
  const shows = await showShapes(
    ctx,
    db,
    [...through].map(([podcast_id, data_through]) => ({ podcast_id, data_through })),
  );
  const custom = (await options.customShapes?.(flights)) ?? new Map();
  return () => {
    const outlooks = outlooksOf(flights, {
      curves,
      shows,
      custom,
      at: now(ctx),
      zone: options.metrics_time_zone ?? 'UTC',
    });
    return selections.map((_, place) => outlooks.filter(({ selected }) => selected & (1 << place)));
  };
}

type Known = {
  curves: ReadonlyMap<string, EpisodeShape>;
  shows: ReadonlyMap<string, ShowShape>;
  custom: ReadonlyMap<string, readonly { day: Day; weight: number }[]>;
  at: Date;
  zone: string;
};

function outlooksOf(
  flights: readonly FlightNumbers[],
  { curves, shows, custom, at, zone }: Known,
): FlightOutlook[] {
  const todays = new Map(
    distinct(flights.map(({ time_zone }) => time_zone)).map((zone) => [zone, dayIn(at, zone)]),
  );
  // What is sold of one place shares its days and shape, so that they are weighed once.
  const places = new Map<number, Place>();
  return flights.map((flight) => {
    const curve = curves.get(flight.podcast_id ?? '');
    const show = shows.get(flight.podcast_id ?? '');
    const weights = custom.get(flight.io_id);
    const place = places.get(flight.place) ?? placeOf(flight, curve, show, zone);
    places.set(flight.place, place);
    const shape: DeliveryShape = weights ? { mode: 'custom', weights } : place.shape;
    return outlook(
      flight,
      place.flight,
      shape,
      weights ? sharedWeights(place.flight, shape) : place.weights,
      {
        today: todays.get(flight.time_zone) ?? flight.last_day,
        spread: (shape.mode === 'decay' ? curve?.spread : show?.spread) ?? null,
        level_shift: shape.mode === 'dow' && !!show?.level_shift,
        offset_hours: place.offset_hours,
      },
    );
  });
}

type Judged = { today: Day; spread: Spread | null; level_shift: boolean; offset_hours: number };

function outlook(
  numbers: FlightNumbers,
  flight: FlightDays,
  shape: DeliveryShape,
  weights: SharedWeights,
  judged: Judged,
): FlightOutlook {
  const { present_days } = numbers;
  const yesterday = addDays(judged.today, -1);
  const data_through = earlier(numbers.data_through, yesterday);
  const found = pacing({
    flight,
    today: judged.today,
    data_through,
    booked_impressions: numbers.booked_impressions,
    delivered_impressions: numbers.delivered_impressions,
    missing_days: present_days && data_through ? missingDays(numbers, present_days, data_through) : [],
    estimated: isEstimated(numbers),
    shape,
    weights,
    all_final: numbers.all_final,
    cancelled_on: numbers.cancelled_on,
    settle_days: numbers.settle_days,
    tolerance: numbers.tolerance,
    tz_uncertainty_impressions: timeZoneUncertainty(
      judged.offset_hours,
      numbers.first_day_impressions,
      numbers.last_day_impressions,
    ),
  });
  const { projected_impressions: projected } = found;
  const range =
    projected === null || judged.spread === null
      ? null
      : projectedRange(numbers.delivered_impressions, projected, judged.spread);
  return {
    ...numbers,
    data_through,
    flight,
    shape,
    weights,
    pacing: judged.level_shift ? { ...found, flags: [...found.flags, 'level_shift'] } : found,
    projected_low: range?.low ?? null,
    projected_high: range?.high ?? null,
  };
}

type Place = { flight: FlightDays; shape: DeliveryShape; weights: SharedWeights; offset_hours: number };

function placeOf(
  numbers: FlightNumbers,
  curve: EpisodeShape | undefined,
  show: ShowShape | undefined,
  zone: string,
): Place {
  const { episode_id, published_on, first_day, last_day, first_day_share, last_day_share } = numbers;
  const flight = { ...wholeDays(first_day, last_day), first_day_share, last_day_share };
  const shape: DeliveryShape = episode_id
    ? { mode: 'decay', published_on, curve: curve?.curve ?? [] }
    : show
      ? { mode: 'dow', weekday_means: show.weekday_means }
      : { mode: 'linear' };
  const offset_hours = offsetHours(first_day, zone, numbers.time_zone);
  return { flight, shape, weights: sharedWeights(flight, shape), offset_hours };
}

/** Days of the flight that are over and have no numbers, from the day that the episode came out. */
function missingDays(
  { first_day, last_day, published_on }: FlightNumbers,
  present: readonly Day[],
  through: Day,
): Day[] {
  const from = published_on && published_on > first_day ? published_on : first_day;
  const seen = new Set(present);
  return daysFrom(from, earlier(last_day, through) ?? last_day).filter((day) => !seen.has(day));
}

function isEstimated(numbers: FlightNumbers): boolean {
  const { first_day_share, last_day_share, first_day_impressions, last_day_impressions } = numbers;
  return (
    (first_day_share < 1 && first_day_impressions > 0) || (last_day_share < 1 && last_day_impressions > 0)
  );
}

const offsets = new Map<string, number>();

/** Hours between the starts of a day in two zones. Kept: a page of flights asks for the same few again and again. */
function offsetHours(day: Day, from: string, to: string): number {
  if (from === to) return 0;
  const key = `${day} ${from} ${to}`;
  const kept = offsets.get(key);
  if (kept !== undefined) return kept;
  const hours = (startOfDay(day, to).getTime() - startOfDay(day, from).getTime()) / 3_600_000;
  if (offsets.size > 5000) offsets.clear();
  offsets.set(key, hours);
  return hours;
}

const showOf = ({ podcast_id }: FlightNumbers) => podcast_id ?? '';
const distinct = (texts: readonly string[]) => [...new Set(texts)];
const earlier = (day: Day | null, other: Day): Day | null =>
  day !== null && daysBetween(day, other) < 0 ? other : day;
