import { z } from 'zod';
import { BANDS } from '../../matching/band.ts';
import { cardOf } from '../card.ts';
import { count, key, name } from '../card-fields.ts';

const score = z.number().min(0).max(100);

export const audienceFitMatch = z
  .object({
    match_id: key,
    advertiser_id: key.nullable(),
    advertiser_name: name,
    podcast_id: key.nullable(),
    podcast_title: name,
    score,
    /** What the score could be with the signals that are missing. */
    range_low: score,
    range_high: score,
    band: z.enum(BANDS),
    /** The part of the weights that something is known of, 0 to 1. */
    coverage: z.number().min(0).max(1),
    provisional: z.boolean(),
    eligible: z.boolean(),
    gates: z.array(z.unknown()),
    reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() })),
    rationale: z.string().nullable(),
    updated_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'AudienceFitMatch' });
export type AudienceFitMatch = z.infer<typeof audienceFitMatch>;

export const audienceFitData = z
  .object({
    /** The best eligible ones first, at most 20. */
    matches: z.array(audienceFitMatch),
    /** How many matches are in each band, of all that were asked for. */
    bands: z.record(z.enum(BANDS), count),
    weights_version: z.string().nullable(),
  })
  .meta({ id: 'AudienceFitData' });
export type AudienceFitData = z.infer<typeof audienceFitData>;

export const audienceFitCardSchema = cardOf('audience_fit', audienceFitData, 'AudienceFitCard');
export type AudienceFitCard = z.infer<typeof audienceFitCardSchema>;
