import { z } from 'zod';

/** Fields that the data of several cards has. */
export const count = z.int().nonnegative();
/** Minor units of the currency beside it. */
export const cents = z.int();
export const day = z.iso.date();
/** `YYYY-MM` */
export const month = z.string().regex(/^\d{4}-\d{2}$/);
/** ISO 4217 */
export const currency = z.string().length(3);
/** 0 or more; 1 is all of it. */
export const ratio = z.number().nonnegative();
/** A key of the host's, as text. */
export const key = z.string();
export const name = z.string().nullable();
