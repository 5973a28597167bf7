import { type RawBuilder, sql } from 'kysely';

/** A `timestamptz` column or expression as ISO 8601 UTC, which every driver reads alike. */
export function instantText(column: string | RawBuilder<unknown>): RawBuilder<string | null> {
  const value = typeof column === 'string' ? sql.ref(column) : column;
  return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
