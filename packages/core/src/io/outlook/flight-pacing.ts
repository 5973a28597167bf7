import { z } from 'zod';
import { dayIn, episodeCurve, flightDays, PACING_STATUSES, pacing } from '../../delivery/index.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { type FlightNumbers, readEpisodeDays, readFlightNumbers } from './read-flight-numbers.ts';

/** Days after its release whose downloads teach a show's curve. */
const CURVE_DAYS = 60;

const share = z.number().nonnegative();

/** How a booking does against its flight. */
export const flightPacing = z
  .object({
    io_id: z.string(),
    status: z.enum(PACING_STATUSES),
    delivered_impressions: z.int().nonnegative(),
    /** Delivered over booked; null without a goal. */
    delivery_share: share.nullable(),
    /** Delivered over what should be by now; 1 is on track. Null when that cannot be told. */
    pacing_index: share.nullable(),
    projected_impressions: z.int().nonnegative().nullable(),
    /** Latest day that the show has numbers of. */
    data_through: z.iso.date().nullable(),
  })
  .meta({ id: 'FlightPacing' });
export type FlightPacing = z.infer<typeof flightPacing>;

/** What {@link flightPacings} takes. */
export const flightPacingsInput = z.strictObject({ io_ids: z.array(z.string().max(200)).min(1).max(100) });
export type FlightPacingsInput = z.input<typeof flightPacingsInput>;

/**
 * How bookings do: delivered so far, the index against the show's own curve for a spot in an episode and
 * against even delivery for one without, and what the flight will come to. Ids that are not the tenant's
 * are left out.
 *
 * @throws PodflightError `request.invalid`.
 *
 * @example
 * const { items } = await flightPacings(ctx, { io_ids })
 */
export async function flightPacings(
  ctx: PodflightContext,
  input: FlightPacingsInput,
): Promise<{ items: FlightPacing[] }> {
  const { io_ids } = parsedInput(flightPacingsInput, input);
  return withTenant(ctx, async (db) => {
    const flights = await readFlightNumbers(ctx, db, io_ids);
    const shows = [
      ...new Set(flights.flatMap(({ podcast_id, episode_id }) => (episode_id ? (podcast_id ?? []) : []))),
    ];
    const days = await readEpisodeDays(ctx, db, shows, CURVE_DAYS);
    const curves = new Map(shows.map((id) => [id, episodeCurve(days.get(id) ?? [], CURVE_DAYS).curve]));
    return {
      items: flights.map((flight) => paced(flight, curves.get(flight.podcast_id ?? '') ?? [], now(ctx))),
    };
  });
}

function paced(flight: FlightNumbers, curve: readonly number[], at: Date): FlightPacing {
  const { published_on, delivered_impressions } = flight;
  const found = pacing({
    flight: flightDays(
      { flight_start: new Date(flight.flight_start), flight_end: new Date(flight.flight_end) },
      flight.time_zone,
    ),
    today: dayIn(at, flight.time_zone),
    data_through: flight.data_through,
    booked_impressions: flight.booked_impressions,
    delivered_impressions,
    shape:
      flight.episode_id && curve.length > 0 ? { mode: 'decay', published_on, curve } : { mode: 'linear' },
    all_final: true,
    cancelled_on: flight.cancelled_on,
    settle_days: flight.settle_days,
    tolerance: flight.tolerance,
  });
  return {
    io_id: flight.io_id,
    status: found.status,
    delivered_impressions,
    delivery_share: found.delivery_share,
    pacing_index: found.pacing_index,
    projected_impressions: found.projected_impressions,
    data_through: flight.data_through,
  };
}
