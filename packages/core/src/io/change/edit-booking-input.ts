import { z } from 'zod';
import { flightPoint, flightProblem, lineFields } from '../book/book-io-input.ts';
import { lineOfText } from '../text-parts.ts';

/** What {@link editBooking} takes; what is left out stays. */
export const editBookingInput = z
  .strictObject({
    ad_unit_id: lineFields.ad_unit_id.optional(),
    episode_id: lineFields.episode_id.optional(),
    /** Give both ends of a flight, or neither. */
    flight_start: flightPoint.optional(),
    flight_end: flightPoint.optional(),
    booked_impressions: lineFields.booked_impressions.optional(),
    booked_cpm_cents: lineFields.booked_cpm_cents.optional(),
    promo_code: lineFields.promo_code.optional(),
    vanity_url: lineFields.vanity_url.optional(),
    read_type: lineFields.read_type.optional(),
    /** Null makes a hold a firm booking; an instant moves the end of a hold. */
    hold_until: z.iso.datetime({ offset: true }).nullable().optional(),
    /** Why, kept with the revision. */
    reason: lineOfText(500).nullable().default(null),
    /** The revision of the order that the caller has seen. */
    revision: z.int().positive().nullable().default(null),
  })
  .check(({ value, issues }) => {
    const { flight_start, flight_end } = value;
    if (flight_start === undefined && flight_end === undefined) return;
    const message =
      flight_start === undefined || flight_end === undefined
        ? 'Give both ends of the flight'
        : flightProblem(flight_start, flight_end);
    if (message) issues.push({ code: 'custom', input: value, path: ['flight_end'], message });
  });
export type EditBookingInput = z.input<typeof editBookingInput>;
export type EditBooking = z.output<typeof editBookingInput>;
