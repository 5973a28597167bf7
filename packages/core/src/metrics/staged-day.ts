import { type RawBuilder, sql } from 'kysely';

/** The day of staged row `s`: ambiguous ones were staged day-first and are turned when month-first. */
export function stagedDay(monthFirst: boolean): RawBuilder<unknown> {
  if (!monthFirst) return sql`s.day`;
  return sql`case when s.day_ambiguous then make_date(
    extract(year from s.day)::int, extract(day from s.day)::int, extract(month from s.day)::int
  ) else s.day end`;
}
