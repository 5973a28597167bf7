import { z } from 'zod';
import { readType } from './io.ts';
import { ioParties } from './io-parties.ts';
import { ioTerms } from './io-terms.ts';

const cents = z.int();
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

/** One booked line as the document says it. */
export const ioDocumentLine = z.object({
  line_no: z.int().positive(),
  io_id: z.string(),
  podcast_id: z.string().nullable(),
  podcast_title: z.string().nullable(),
  episode_id: z.string().nullable(),
  /** Null while no episode is assigned. */
  episode_title: z.string().nullable(),
  episode_publish_date: instant.nullable(),
  ad_unit_id: z.string().nullable(),
  ad_unit_name: z.string().nullable(),
  position: z.enum(['pre', 'mid', 'post']).nullable(),
  delivery: z.enum(['embedded', 'dynamic']).nullable(),
  duration_seconds: z.int().nullable(),
  read_type: readType.nullable(),
  /** Half-open: the flight is over at `flight_end`. */
  flight_start: instant,
  flight_end: instant,
  /** First and last day of the flight in the order's time zone, both inclusive. */
  flight_first_day: day,
  flight_last_day: day,
  booked_impressions: z.int().nullable(),
  booked_cpm_cents: cents.nullable(),
  /** Rounded once, half up; null without impressions or rate. */
  line_cost_cents: cents.nullable(),
  promo_code: z.string().nullable(),
  vanity_url: z.string().nullable(),
  makegood: z
    .object({
      of_io_id: z.string(),
      of_io_number: z.string().nullable(),
      of_line_no: z.int().nullable(),
      reason: z.string().nullable(),
      /** What the original line costs. */
      original_cost_cents: cents.nullable(),
    })
    .nullable(),
  cancelled: z
    .object({ cancelled_at: instant, reason: z.string().nullable(), payable_cents: cents.nullable() })
    .nullable(),
});
export type IoDocumentLine = z.infer<typeof ioDocumentLine>;

/**
 * An insertion order as it was worded in one revision. Its canonical JSON (keys sorted, no white space) is
 * `io_revisions.document`, and `io_revisions.sha256` is the hash of that text in UTF-8. Amounts are minor
 * units of `currency`; instants are ISO 8601 UTC.
 */
export const ioDocument = z
  .object({
    schema: z.literal('podflight.insertion_order.v1'),
    insertion_order_id: z.string(),
    io_number: z.string(),
    revision: z.int().positive(),
    /** The revision that this one replaces; null in the first. */
    supersedes_revision: z.int().nullable(),
    issued_at: instant,
    /** Until when the slots are held without acceptance; null once they are booked firmly. */
    valid_until: instant.nullable(),
    currency: z.string(),
    time_zone: z.string(),
    campaign: z.object({ campaign_id: z.string(), name: z.string() }),
    parties: ioParties,
    lines: z.array(ioDocumentLine),
    totals: z.object({
      gross_cents: cents,
      discount_cents: cents,
      agency_commission_cents: cents,
      net_cents: cents,
      tax_cents: cents,
      /** The most that will ever be invoiced: net and tax. */
      maximum_spend_cents: cents,
    }),
    terms: ioTerms,
  })
  .meta({ id: 'IoDocument' });
export type IoDocument = z.infer<typeof ioDocument>;
