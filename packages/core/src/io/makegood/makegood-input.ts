import { z } from 'zod';
import { MAKEGOOD_REASONS } from '../../delivery/makegood-size.ts';
import { flightPoint, flightProblem } from '../book/book-io-input.ts';
import { keyText, lineOfText } from '../text-parts.ts';

const impressions = z.int().min(1).max(2_000_000_000);

/** Why a makegood is booked, and how large. */
const makegoodWish = {
  reason: z.enum(MAKEGOOD_REASONS).default('underdelivery'),
  /** @defaultValue what is outstanding, value-neutral at another rate */
  impressions: impressions.nullable().default(null),
  /** What a failed read owes, agreed on. @defaultValue all that was booked */
  agreed_impressions: impressions.nullable().default(null),
  /** What 1,000 impressions of the makegood are worth. @defaultValue the original's rate */
  cpm_cents: z.int().min(0).max(2_000_000_000).nullable().default(null),
  allow_rate_override: z.boolean().default(false),
};

/** What {@link sizeMakegood} takes. */
export const sizeMakegoodInput = z.strictObject(makegoodWish);
export type SizeMakegoodInput = z.input<typeof sizeMakegoodInput>;
export type MakegoodWish = z.output<typeof sizeMakegoodInput>;

/** What {@link bookMakegood} takes. */
export const bookMakegoodInput = z
  .strictObject({
    ...makegoodWish,
    ad_unit_id: keyText,
    episode_id: keyText.nullable().default(null),
    flight_start: flightPoint,
    flight_end: flightPoint,
    idempotency_key: lineOfText(255).nullable().default(null),
  })
  .check(({ value, issues }) => {
    const message = flightProblem(value.flight_start, value.flight_end);
    if (message) issues.push({ code: 'custom', input: value, path: ['flight_end'], message });
  });
export type BookMakegoodInput = z.input<typeof bookMakegoodInput>;
export type BookMakegood = z.output<typeof bookMakegoodInput>;

/** What {@link resolveMakegood} takes. */
export const resolveMakegoodInput = z.strictObject({
  resolution: z.enum(['credit', 'invoice_adjustment', 'waived']),
  /** How many of the outstanding impressions that settles. @defaultValue all of them */
  impressions: impressions.nullable().default(null),
  note: lineOfText(500).nullable().default(null),
  /** Says what it would come to, and writes nothing. */
  dry_run: z.boolean().default(false),
});
export type ResolveMakegoodInput = z.input<typeof resolveMakegoodInput>;
