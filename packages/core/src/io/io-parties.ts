import { z } from 'zod';
import { lineOfText, textBlock } from './text-parts.ts';

const party = z.strictObject({
  /** The legal name. */
  name: lineOfText(300),
  address: textBlock(1000).nullable().default(null),
  tax_id: lineOfText(100).nullable().default(null),
});

const contact = z.strictObject({
  role: z.enum(['billing', 'buyer', 'sales', 'traffic', 'creative']),
  name: lineOfText(200),
  email: z.email().max(320),
});

/** Who an order is between. What is left out of `advertiser` is taken from the deal's sponsor. */
export const ioParties = z
  .strictObject({
    publisher: party.nullable().default(null),
    advertiser: party.nullable().default(null),
    /** Signs as agent for the advertiser. */
    agency: party.nullable().default(null),
    contacts: z.array(contact).max(20).default([]),
  })
  .meta({ id: 'IoParties' });
export type IoParties = z.infer<typeof ioParties>;
