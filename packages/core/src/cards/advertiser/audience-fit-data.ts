import { z } from 'zod';
import { BANDS } from '../../matching/band.ts';
import { matchItem } from '../../matching/match-item.ts';
import { cardOf } from '../card.ts';
import { count } from '../card-fields.ts';

/** A match as the list of matches has it, of which something is known. */
const audienceFitMatch = matchItem.extend({ band: z.enum(BANDS) }).meta({ id: 'AudienceFitMatch' });
export type AudienceFitMatch = z.infer<typeof audienceFitMatch>;

export const audienceFitData = z
  .object({
    /** The best eligible ones first, at most 20. */
    matches: z.array(audienceFitMatch),
    /** How many matches are in each band, of all that were asked for; those that nothing is known of are in none. */
    bands: z.record(z.enum(BANDS), count),
    weights_version: z.string().nullable(),
  })
  .meta({ id: 'AudienceFitData' });
export type AudienceFitData = z.infer<typeof audienceFitData>;

export const audienceFitCardSchema = cardOf('audience_fit', audienceFitData, 'AudienceFitCard');
export type AudienceFitCard = z.infer<typeof audienceFitCardSchema>;
