import { z } from 'zod';

/** One line of text that PostgreSQL can store. */
export const lineOfText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'Control characters are not allowed here');

/** Text of several lines that PostgreSQL can store. */
export const textBlock = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), 'Control characters are not allowed here');

/** A key of the host's or an id of ours, as text. */
export const keyText = lineOfText(200);
