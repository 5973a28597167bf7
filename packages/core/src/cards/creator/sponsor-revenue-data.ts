import { z } from 'zod';
import { cardOf } from '../card.ts';
import { cents, count, currency, key, month, name } from '../card-fields.ts';

/** What lines of one currency have earned and are to earn, minor units. */
const revenue = {
  currency,
  /** For what was delivered, never above what was booked. */
  earned_cents: cents,
  /** Of lines that are not over: what their projection will still earn. */
  booked_not_earned_cents: cents,
  /** What lines that are likely to fall short will not earn. */
  at_risk_cents: cents,
  /** Booked lines that it rests on. */
  lines: count,
};

export const sponsorRevenueData = z
  .object({
    totals: z.array(
      z.object({
        ...revenue,
        /** Of `earned_cents`, by the terms of each order. */
        agency_commission_cents: cents,
        /** The network's part of what is left, by the host's option. */
        network_share_cents: cents,
        /** Earned less commission and network share. */
        net_cents: cents,
        /** Of `earned_cents`: what is not settled yet. */
        provisional_cents: cents,
        /** What attribution events say they brought; null where there are none or their currency is another. */
        attributed_cents: cents.nullable(),
      }),
    ),
    /** Every month of the range, by currency and month. */
    months: z.array(z.object({ month, currency, earned_cents: cents, booked_not_earned_cents: cents })),
    by_sponsor: z.array(z.object({ advertiser_id: key.nullable(), advertiser_name: name, ...revenue })),
  })
  .meta({ id: 'SponsorRevenueData' });
export type SponsorRevenueData = z.infer<typeof sponsorRevenueData>;

export const sponsorRevenueCardSchema = cardOf('sponsor_revenue', sponsorRevenueData, 'SponsorRevenueCard');
export type SponsorRevenueCard = z.infer<typeof sponsorRevenueCardSchema>;
