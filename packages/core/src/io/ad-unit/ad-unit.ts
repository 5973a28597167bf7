import { z } from 'zod';
import { keyText, lineOfText } from '../text-parts.ts';

const instant = z.iso.datetime({ offset: true });

/** ISO 4217 code of a currency; amounts beside it are in its minor units. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'Must be an ISO 4217 code such as USD');

/** Where in the episode the spot stands. */
export const adPosition = z.enum(['pre', 'mid', 'post']);

/** `embedded`: read into the episode for good. `dynamic`: inserted at download, so other flights may follow. */
export const adDelivery = z.enum(['embedded', 'dynamic']);

/** A spot that can be sold in every episode of a podcast. */
export const adUnit = z
  .object({
    ad_unit_id: z.string(),
    podcast_id: z.string().nullable(),
    name: z.string(),
    position: adPosition,
    delivery: adDelivery,
    duration_seconds: z.int().nullable(),
    /** How many bookings one episode takes at the same time. */
    slots_per_episode: z.int().positive(),
    /** Asking price of 1,000 impressions in minor units of `currency`. */
    rate_cpm_cents: z.int().nullable(),
    currency: z.string().nullable(),
    /** Since when it is not for sale any more; its bookings stay. */
    archived_at: instant.nullable(),
    created_at: instant.nullable(),
    updated_at: instant.nullable(),
  })
  .meta({ id: 'AdUnit' });
export type AdUnit = z.infer<typeof adUnit>;

const fields = {
  name: lineOfText(255),
  duration_seconds: z.int().min(1).max(3600).nullable(),
  slots_per_episode: z.int().min(1).max(100),
  rate_cpm_cents: z.int().min(0).max(2_000_000_000).nullable(),
  currency: currencyCode.nullable(),
};

/** What {@link createAdUnit} takes. */
export const newAdUnit = z
  .strictObject({
    podcast_id: keyText,
    name: fields.name,
    position: adPosition,
    delivery: adDelivery.default('embedded'),
    duration_seconds: fields.duration_seconds.default(null),
    slots_per_episode: fields.slots_per_episode.default(1),
    rate_cpm_cents: fields.rate_cpm_cents.default(null),
    currency: fields.currency.default(null),
  })
  .refine((unit) => unit.rate_cpm_cents === null || unit.currency !== null, {
    path: ['currency'],
    message: 'A rate needs a currency',
  });
export type NewAdUnit = z.input<typeof newAdUnit>;

/** What {@link updateAdUnit} takes. Podcast, position and delivery stay: bookings were made for them. */
export const adUnitChange = z.strictObject({
  name: fields.name.optional(),
  duration_seconds: fields.duration_seconds.optional(),
  slots_per_episode: fields.slots_per_episode.optional(),
  rate_cpm_cents: fields.rate_cpm_cents.optional(),
  currency: fields.currency.optional(),
  /** True takes it off sale, false puts it back. */
  archived: z.boolean().optional(),
});
export type AdUnitChange = z.input<typeof adUnitChange>;
