import { z } from 'zod';

/** `true`, `false`, `1` or `0` in a query or form. */
export const booleanText = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1');

/** One line of text that PostgreSQL can store. */
export const line = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !/\p{Cc}/u.test(text), 'Control characters are not allowed here');

/** How many items of a list to answer with. */
export const pageLimit = z.coerce.number().int().min(1).max(100).default(20);

/** `next_cursor` of the page before. */
export const pageCursor = line(1000);

/** Ids in one parameter, separated by commas. */
export const idList = line(8000).transform((text) => text.split(',').filter((id) => id !== ''));
