import { z } from 'zod';
import { dayNumber } from '../../delivery/calendar-day.ts';
import { POSITIONS } from '../inputs.ts';
import type { Requested } from './advertiser-profile.ts';
import type { MetadataReader } from './metadata-reader.ts';

const count = z.int('Give a whole number.').positive('Give a number above 0.');
const position = z.enum(POSITIONS, { error: () => 'A position is pre, mid or post.' });
const day = z.string('Give a day as text, such as "2026-03-01".').refine(isDay, {
  message: 'Give a day of the calendar, such as 2026-03-01.',
  params: { problem: 'invalid_day' },
});
const currency = z.string().regex(/^[A-Z]{3}$/, 'Give an ISO 4217 code, such as USD.');

/** What an advertiser wants to book, and at which price. */
export function readRequested(
  reader: MetadataReader,
  table: string,
  metadata: Readonly<Record<string, unknown>>,
  targeting: Readonly<Record<string, unknown>>,
): Requested {
  const of = <Schema extends z.ZodType>(field: string, schema: Schema) =>
    reader.field(`${table}.targeting.${field}`, targeting[field], schema) ?? null;
  const wanted = of('positions', z.array(z.unknown(), 'Give a list of positions.')) ?? [];
  const positions = POSITIONS.filter((name) => wanted.includes(name));
  for (const [at, name] of wanted.entries()) {
    const read = position.safeParse(name);
    if (!read.success) {
      const message = read.error.issues[0]?.message ?? '';
      reader.note(`${table}.targeting.positions.${at}`, 'unknown_position', message);
    }
  }
  let from = of('flight_start', day);
  let to = of('flight_end', day);
  if (from !== null && to !== null && to < from) {
    reader.note(`${table}.targeting.flight_end`, 'days_reversed', 'The flight ends before it starts.');
    from = null;
    to = null;
  }
  const code = metadata.currency;
  const read = currency.safeParse(code);
  if (code !== undefined && code !== null && !read.success) {
    reader.note(`${table}.currency`, 'unknown_currency', 'Give an ISO 4217 code, such as USD.');
  }
  const target = reader.field(`${table}.target_cpm_cents`, metadata.target_cpm_cents, count) ?? null;
  return {
    impressions: of('impressions', count),
    positions,
    ...flightDays(from, to),
    target_cpm_cents: target,
    currency: read.success ? read.data : null,
  };
}

/** A flight as text and as numbers, because a run compares it with every show. */
export function flightDays(from: string | null, to: string | null) {
  return {
    from,
    to,
    first_day: from === null ? null : dayNumber(from),
    last_day: to === null ? null : dayNumber(to),
  };
}

function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}
