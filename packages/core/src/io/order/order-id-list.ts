import { type RawBuilder, sql } from 'kysely';

/** Ids of orders as a list for `in`, one parameter however many. */
export function orderIdList(ids: readonly string[]): RawBuilder<unknown> {
  // The planner cannot see how many a JSON array has; one id must not cost it the index.
  if (ids.length === 1) return sql`(${ids[0]}::uuid)`;
  return sql`(select one::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as one)`;
}
