import { z } from 'zod';
import { cardOf } from '../card.ts';
import { cents, count, currency, key, name } from '../card-fields.ts';

/** Minor units for a thousand impressions. */
const cpm = {
  currency,
  /** Contracted cost over booked impressions; null without a goal. */
  booked_cpm_cents: cents.nullable(),
  /** What a buyer really comes to pay. */
  projected_cpm_cents: cents,
  /** With the high and the low projection: more impressions make a thousand cheaper. */
  low_cents: cents,
  high_cents: cents,
  basis: z.enum(['booked', 'projected']),
  /** Projected. */
  impressions: count,
  /** Booked lines that it rests on. */
  n: count,
};

export const projectedCpmData = z
  .object({
    /** By show, ad unit and currency; the most impressions first. */
    rows: z.array(
      z.object({
        podcast_id: key,
        podcast_title: name,
        ad_unit_id: key.nullable(),
        name,
        position: z.enum(['pre', 'mid', 'post']).nullable(),
        ...cpm,
      }),
    ),
    totals: z.array(z.object(cpm)),
  })
  .meta({ id: 'ProjectedCpmData' });
export type ProjectedCpmData = z.infer<typeof projectedCpmData>;

export const projectedCpmCardSchema = cardOf('projected_cpm', projectedCpmData, 'ProjectedCpmCard');
export type ProjectedCpmCard = z.infer<typeof projectedCpmCardSchema>;
