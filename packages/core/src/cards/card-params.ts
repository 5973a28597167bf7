import { z } from 'zod';

const day = z.iso
  .date()
  .refine((text) => /^(?:19[7-9]\d|20\d\d|21\d\d)-/.test(text), 'Must lie between 1970 and 2199');
/** A key of the host's; what can be none is nobody's and finds nothing. */
const key = z.string().min(1).max(200);

const fields = {
  podcast_id: key.optional(),
  advertiser_id: key.optional(),
  /** First and last day, both inclusive; each card has a range of its own by default. */
  from: day.optional(),
  to: day.optional(),
  /** Only amounts in it, ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Must be an ISO 4217 code such as USD')
    .optional(),
  /** IANA name: which day today is, and where months begin. */
  time_zone: z.string().min(1).max(100).default('UTC'),
  /** Of the pacing card: one flight, day by day. */
  io_id: key.optional(),
  /** Of the pacing card: `next_cursor` of the page before. */
  cursor: z.string().max(1000).optional(),
  /** Of the pacing card: flights of a page. */
  limit: z.int().min(1).max(200).default(50),
};

/** What every card may be asked by; what a card has no use for, it leaves alone. */
export const cardParams = z
  .strictObject(fields)
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'Must not be before "from"',
  })
  .refine(({ from, to }) => !from || !to || Date.parse(to) - Date.parse(from) <= 1096 * 86_400_000, {
    path: ['to'],
    message: 'Must be at most three years after "from"',
  });
export type CardParams = z.input<typeof cardParams>;
/** {@link CardParams} with its defaults. */
export type AskedCard = z.output<typeof cardParams>;
