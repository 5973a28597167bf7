import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';

const ROWS_PER_STATEMENT = 5_000;

/** Inserts rows that all have the columns of the first one; the others get their defaults. */
export async function insertRows(
  db: HostDb,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.id(column)));
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const batch = JSON.stringify(rows.slice(from, from + ROWS_PER_STATEMENT));
    await sql`
      insert into ${sql.id(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.id(table)}, ${batch}::jsonb)`.execute(db);
  }
}
