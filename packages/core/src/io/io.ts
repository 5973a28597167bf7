import { z } from 'zod';
import { adPosition } from './ad-unit/ad-unit.ts';

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

/** Where a booking stands. `makegood`: it ended short and a remedy is owed. */
export const ioStatus = z.enum(['scheduled', 'active', 'completed', 'cancelled', 'makegood']);
export type IoStatus = z.infer<typeof ioStatus>;

/** Who speaks the ad: the show's host, somebody else live to it, or a finished recording. */
export const readType = z.enum(['host', 'announcer', 'produced']);

/** One booked line of an insertion order. */
export const io = z
  .object({
    io_id: z.string(),
    insertion_order_id: z.string().nullable(),
    io_number: z.string().nullable(),
    line_no: z.int().positive(),
    campaign_id: z.string().nullable(),
    campaign_name: z.string().nullable(),
    sponsor_id: z.string().nullable(),
    sponsor_name: z.string().nullable(),
    podcast_id: z.string().nullable(),
    podcast_title: z.string().nullable(),
    ad_unit_id: z.string().nullable(),
    ad_unit_name: z.string().nullable(),
    position: adPosition.nullable(),
    /** Null while the show is booked and no episode is assigned. */
    episode_id: z.string().nullable(),
    episode_title: z.string().nullable(),
    slot_no: z.int().nullable(),
    /** Half-open: the flight is over at `flight_end`. */
    flight_start: instant,
    flight_end: instant,
    /** First and last day of the flight in `time_zone`, both inclusive. */
    flight_first_day: day,
    flight_last_day: day,
    time_zone: z.string(),
    booked_impressions: z.int().nullable(),
    booked_cpm_cents: z.int().nullable(),
    currency: z.string().nullable(),
    line_cost_cents: z.int().nullable(),
    promo_code: z.string().nullable(),
    vanity_url: z.string().nullable(),
    /** Null while nobody has said. */
    read_type: readType.nullable(),
    /** Of the link that leads from the host's own address to the advertiser's. */
    vanity_slug: z.string().nullable(),
    status: ioStatus,
    /** Of the order; give it back with a change. */
    revision: z.int().positive(),
    /** Set while the slot is only held until then. */
    hold_expires_at: instant.nullable(),
    cancelled_at: instant.nullable(),
    cancel_reason: z.string().nullable(),
    /** What a cancelled line still costs. */
    payable_cents: z.int().nullable(),
    /** As of the settlement; null before it. */
    delivered_impressions: z.int().nullable(),
    settled_at: instant.nullable(),
    makegood_of_id: z.string().nullable(),
    makegood_reason: z.string().nullable(),
    resolution: z
      .enum(['delivered', 'additional_delivery', 'credit', 'invoice_adjustment', 'waived'])
      .nullable(),
    credited_impressions: z.int(),
    created_at: instant.nullable(),
    updated_at: instant.nullable(),
    /** What a person may do with it now. */
    allowed_actions: z.array(z.enum(['edit', 'cancel', 'confirm', 'makegood', 'resolve'])),
  })
  .meta({ id: 'Io' });
export type Io = z.infer<typeof io>;

/** One move of a booking from a status to another. */
export const ioStatusChange = z.object({
  from_status: ioStatus.nullable(),
  to_status: ioStatus,
  reason: z.string().nullable(),
  actor_id: z.string().nullable(),
  changed_at: instant,
});
export type IoStatusChange = z.infer<typeof ioStatusChange>;
