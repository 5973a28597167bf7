import { z } from 'zod';
import { checkPromoCode } from '../../promo/index.ts';
import { currencyCode } from '../ad-unit/ad-unit.ts';
import { readType } from '../io.ts';
import { ioParties } from '../io-parties.ts';
import { ioTerms } from '../io-terms.ts';
import { keyText, lineOfText } from '../text-parts.ts';
import { vanityInput } from '../vanity/vanity-input.ts';

/** Days and instants of this range alone: what every part of the way can represent. */
const plausibleYear = (text: string) => /^(?:19[7-9]\d|20\d\d|21\d\d)-/.test(text);

/** An instant with an offset, or a day `YYYY-MM-DD` of the order's time zone. */
export const flightPoint = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'Must be a day YYYY-MM-DD or an instant with an offset',
  })
  .refine(plausibleYear, 'Must lie between 1970 and 2199');

const instant = z.iso.datetime({ offset: true }).refine(plausibleYear, 'Must lie between 1970 and 2199');

/** An IANA time zone that this runtime knows. */
export const timeZoneName = lineOfText(100).refine(
  isTimeZone,
  'Must be an IANA time zone such as Europe/Berlin',
);

const amount = z.int().min(0).max(2_000_000_000);

/** The fields of a line that can be set to null. */
export const lineFields = {
  ad_unit_id: keyText,
  episode_id: keyText.nullable(),
  booked_impressions: amount.nullable(),
  booked_cpm_cents: amount.nullable(),
  promo_code: z
    .string()
    .trim()
    .transform((code) => code.toUpperCase())
    .check(({ value, issues }) => {
      for (const { severity, message } of checkPromoCode(value).problems) {
        if (severity === 'error') issues.push({ code: 'custom', input: value, message });
      }
    })
    .nullable(),
  vanity_url: z.httpUrl().max(2000).nullable(),
  read_type: readType.nullable(),
};

/** One spot to book. */
export const ioLineInput = z
  .strictObject({
    ad_unit_id: lineFields.ad_unit_id,
    /** Null books the show, to be put into an episode later; no slot is taken until then. */
    episode_id: lineFields.episode_id.default(null),
    /** Days are inclusive on both sides; instants are half-open. */
    flight_start: flightPoint,
    flight_end: flightPoint,
    /** Null for a share of voice or a flat sponsorship. */
    booked_impressions: lineFields.booked_impressions.default(null),
    /** Price of 1,000 impressions in minor units of the order's currency. */
    booked_cpm_cents: lineFields.booked_cpm_cents.default(null),
    promo_code: lineFields.promo_code.default(null),
    vanity_url: lineFields.vanity_url.default(null),
    /** Who speaks the ad; a client's paper has to say it. */
    read_type: lineFields.read_type.default(null),
    /** A link of the host's own to read out, which leads on to `target_url`. */
    vanity: vanityInput.nullable().default(null),
  })
  .check(({ value, issues }) => {
    const message = flightProblem(value.flight_start, value.flight_end);
    if (message) issues.push({ code: 'custom', input: value, path: ['flight_end'], message });
  });

/** What {@link bookIo} takes. */
export const bookIoInput = z.strictObject({
  /** The deal. */
  campaign_id: keyText,
  currency: currencyCode,
  time_zone: timeZoneName.default('UTC'),
  lines: z.array(ioLineInput).min(1).max(200),
  /** What is left out has its default. */
  terms: ioTerms.prefault({}),
  parties: ioParties.prefault({}),
  /** Holds the slots until then instead of booking them; a hold that lapses frees them. */
  hold_until: instant.nullable().default(null),
  /** A repeat with the same key and the same content answers with the first one's order. */
  idempotency_key: lineOfText(255).nullable().default(null),
});
export type BookIoInput = z.input<typeof bookIoInput>;
export type BookIo = z.output<typeof bookIoInput>;

/** What is wrong with the ends of a flight, or null. */
export function flightProblem(start: string, end: string): string | null {
  const isDay = (text: string) => !text.includes('T');
  if (isDay(start) !== isDay(end)) return 'Give both ends of the flight as days, or both as instants';
  if (isDay(start)) return end < start ? 'Must not be before flight_start' : null;
  return Date.parse(end) <= Date.parse(start) ? 'Must be after flight_start' : null;
}

function isTimeZone(name: string): boolean {
  // Runtimes take offsets such as +01:00 as well, and PostgreSQL reads their sign the other way round.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
