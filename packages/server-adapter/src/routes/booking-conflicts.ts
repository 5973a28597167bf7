import { slotAlternative } from '@podflight/core/io';
import { z } from 'zod';
import { problemDocument } from '../answers/problem-document.ts';

/** A slot that is gone, with what is free instead. */
const slotTaken = problemDocument
  .extend({
    details: z
      .looseObject({ line: z.int().optional(), alternatives: z.array(slotAlternative).optional() })
      .optional(),
  })
  .meta({ id: 'SlotTaken' });
/** What a route that books or moves may answer with 409. */
export const bookingConflicts = {
  409: { description: 'A slot, a code or a competitor stands in the way', schema: slotTaken },
};
