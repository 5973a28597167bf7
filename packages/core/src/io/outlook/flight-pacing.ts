import { sql } from 'kysely';
import { z } from 'zod';
import { PACING_STATUSES } from '../../delivery/index.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { withTenantSnapshot } from '../../tenancy/with-tenant.ts';
import { flightOutlooks } from './flight-outlook.ts';

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
    /** The last complete day that the show has numbers of. */
    data_through: z.iso.date().nullable(),
  })
  .meta({ id: 'FlightPacing' });
export type FlightPacing = z.infer<typeof flightPacing>;

/** What {@link flightPacings} takes. */
export const flightPacingsInput = z.strictObject({ io_ids: z.array(z.string().max(200)).min(1).max(100) });
export type FlightPacingsInput = z.input<typeof flightPacingsInput>;

/**
 * How bookings do: delivered so far, the index against the show's own curve for a spot in an episode and
 * against the weekdays of the show for one without, and what the flight will come to. Ids that are not the tenant's
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
  const ids = JSON.stringify(io_ids.filter((id) => fitsKey('uuid', id)));
  return withTenantSnapshot(ctx, async (db) => {
    const flights = await flightOutlooks(ctx, db, {
      where: sql`b.io_id in (select one::uuid from jsonb_array_elements_text(${ids}::jsonb) as one)`,
      limit: io_ids.length,
    });
    const items = flights.map(({ io_id, delivered_impressions, data_through, pacing }) => ({
      io_id,
      status: pacing.status,
      delivered_impressions,
      delivery_share: pacing.delivery_share,
      pacing_index: pacing.pacing_index,
      projected_impressions: pacing.projected_impressions,
      data_through,
    }));
    return { items: items.sort((a, b) => (a.io_id < b.io_id ? -1 : 1)) };
  });
}
