import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from './context.ts';
import { podflightSchema } from './host-schema.ts';
import type { PodflightTables } from './tables.ts';

/** One of Podflight's own tables, quoted and with its schema, for a `sql` template. */
export function podflightTable(ctx: PodflightContext, table: keyof PodflightTables): RawBuilder<unknown> {
  return sql.id(podflightSchema(ctx.hostSchema), table);
}
