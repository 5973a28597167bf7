import { z } from 'zod';
import { lineOfText, textBlock } from './text-parts.ts';

const days = z.int().min(0).max(365);

/**
 * What an order agrees on beside its lines. Everything has a default, so that an order says what holds
 * even when nobody filled it in.
 */
export const ioTerms = z
  .strictObject({
    /** Days between notice and the end of what is payable (DOMAIN.md 2.5). */
    cancellation_notice_days: days.default(14),
    payment_days: days.default(30),
    /** Days after publication whose downloads count towards the goal. */
    guarantee_window_days: z.int().min(1).max(365).default(30),
    /** Days after the flight's end until its numbers are taken as final. */
    settle_days: days.default(3),
    /** Share of the goal that may be missing without a makegood being owed, 0 to 0.5. */
    tolerance: z.number().min(0).max(0.5).default(0),
    /** Share by which two measurements may differ. */
    discrepancy_threshold: z.number().min(0).max(1).default(0.1),
    under_delivery_remedy: z
      .enum(['additional_delivery', 'credit', 'invoice_adjustment'])
      .default('additional_delivery'),
    /** `episode`: no two sponsors of one industry in an episode at once. */
    competitive_separation: z.enum(['episode', 'off']).default('episode'),
    measurement_basis: lineOfText(200).default('IAB podcast downloads'),
    billing_source: lineOfText(200).default('publisher'),
    third_party_tracker: lineOfText(200).nullable().default(null),
    discount_cents: z.int().min(0).default(0),
    /** Hundredths of a percent of gross less discount: 1500 is 15 %. */
    agency_commission_bps: z.int().min(0).max(10_000).default(0),
    tax_bps: z.int().min(0).max(10_000).default(0),
    tax_label: lineOfText(100).nullable().default(null),
    short_rate: z.boolean().default(false),
    brand: lineOfText(200).nullable().default(null),
    product_category: lineOfText(200).nullable().default(null),
    po_number: lineOfText(100).nullable().default(null),
    terms_name: lineOfText(200).default("IAB/4A's Standard Terms and Conditions v3.0"),
    terms_url: z.httpUrl().max(2000).nullable().default(null),
    exclusivity: textBlock(2000).nullable().default(null),
    disclosure: textBlock(2000).nullable().default(null),
    special_instructions: textBlock(5000).nullable().default(null),
  })
  .meta({ id: 'IoTerms' });
export type IoTerms = z.infer<typeof ioTerms>;
