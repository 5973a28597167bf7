import { type RawBuilder, sql } from 'kysely';

/** Ids of orders as a list for `in`, one parameter however many. */
export function orderIdList(ids: readonly string[]): RawBuilder<unknown> {
  return sql`(select one::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as one)`;
}
