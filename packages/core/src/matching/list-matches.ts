import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import { parsedInput } from '../shared/parsed-input.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { BANDS } from './band.ts';
import { bandSql } from './band-sql.ts';
import {
  type MatchColumns,
  type MatchItem,
  matchColumns,
  matchItem,
  matchTables,
  spokenToBoth,
} from './match-item.ts';
import { type KnownScope, knownScope } from './recalculate/inputs/scope.ts';

const key = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));

const filters = {
  advertiser_id: key.optional(),
  podcast_id: key.optional(),
  min_score: z.number().min(0).max(100).optional(),
  band: z.enum(BANDS).optional(),
  eligible: z.boolean().optional(),
  /** Part of the other side's name, in any case that the database's collation knows. */
  q: z
    .string()
    .max(200)
    .refine((text) => !/[\0\p{Cs}]/u.test(text))
    .optional(),
};
type MatchFilters = z.output<z.ZodObject<typeof filters>>;

const named = ({ advertiser_id, podcast_id }: MatchFilters) =>
  advertiser_id !== undefined || podcast_id !== undefined;
const UNNAMED = {
  path: ['advertiser_id'],
  message: 'Say whose matches: give advertiser_id, podcast_id, or both.',
};

/** Which matches to write as CSV. */
export const matchFilters = z.strictObject(filters).refine(named, UNNAMED);
export type MatchFiltersInput = z.input<typeof matchFilters>;

/** Which matches to list: of an advertiser, of a podcast, or the one of both. */
export const listMatchesInput = z
  .strictObject({
    ...filters,
    /** 1 to 100. @defaultValue 20 */
    limit: z.int().min(1).max(100).default(20),
    cursor: z.string().nullable().optional(),
  })
  .refine(named, UNNAMED);
export type ListMatchesInput = z.input<typeof listMatchesInput>;

/** A page of matches, the best first. */
export const matchPage = z
  .object({
    items: z.array(matchItem),
    /** Give it as `cursor` to get the next page; null on the last. */
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'MatchPage' });
export type MatchPage = z.infer<typeof matchPage>;

const cursorKey = z.tuple([
  z.boolean(),
  z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,2})?$/)
    .transform(Number),
  z.guid(),
]);

/**
 * The stored matches of an advertiser or a podcast by rank: those that can be booked first, then by the low
 * end of their range, which a pair of which little is known does not reach.
 *
 * @throws PodflightError `request.invalid` for a cursor that is not one or when neither side is given;
 * `match.advertiser_not_found`, `match.podcast_not_found`.
 *
 * @example
 * const { items } = await listMatches(ctx, { advertiser_id, min_score: 50, eligible: true })
 */
export async function listMatches(ctx: PodflightContext, input: ListMatchesInput): Promise<MatchPage> {
  const { limit, cursor, ...filters } = parsedInput(listMatchesInput, input);
  const after = cursor ? decodeCursor(cursor, cursorKey) : null;
  const rows = await readMatches(ctx, filters, after, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return {
    items,
    next_cursor: more ? encodeCursor([last.eligible, String(last.range_low), last.match_id]) : null,
  };
}

/** Where in the order of rank a page begins. */
export type RankKey = readonly [eligible: boolean, range_low: number, match_id: string];

/** Matches by rank, in one query after the look-up of the ids. */
export function readMatches(
  ctx: PodflightContext,
  filters: MatchFilters,
  after: RankKey | null,
  limit: number,
): Promise<MatchItem[]> {
  return withTenant(ctx, async (db) => {
    const { advertiser_id = null, podcast_id = null } = filters;
    const scope = await knownScope(ctx, db, { advertiser_id, podcast_id }, { counting: false });
    const start = after
      ? sql`and (m.eligible, m.range_low, m.match_id) < (${after[0]}::boolean, ${String(after[1])}::numeric, ${after[2]}::uuid)`
      : sql``;
    const { rows } = await sql<MatchColumns>`
      select ${matchColumns(ctx)} from ${matchTables(ctx, scope.tenant)}
      where ${matching(ctx, scope, filters)} ${start}
      order by m.eligible desc, m.range_low desc, m.match_id desc
      limit ${limit}::int`.execute(db);
    return rows.map(spokenToBoth);
  });
}

function matching(
  ctx: PodflightContext,
  { tenant, types, advertiser_id, podcast_id }: KnownScope,
  { min_score, band, eligible, q }: MatchFilters,
): RawBuilder<unknown> {
  const conditions = [sql`m.tenant_id = ${tenant}`];
  if (advertiser_id !== null)
    conditions.push(sql`m.advertiser_id = ${advertiser_id}::${sql.raw(types.sponsor_id)}`);
  if (podcast_id !== null) conditions.push(sql`m.podcast_id = ${podcast_id}::${sql.raw(types.podcast_id)}`);
  if (min_score !== undefined) conditions.push(sql`m.score >= ${String(min_score)}::numeric`);
  if (band !== undefined) conditions.push(sql`${bandSql} = ${band}`);
  if (eligible !== undefined) conditions.push(sql`m.eligible = ${eligible}`);
  if (q !== undefined && q.trim() !== '') {
    const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const name = hostNames(ctx.hostSchema, 'sponsors').column('name', 's');
    const title = hostNames(ctx.hostSchema, 'podcasts').column('title', 'p');
    const sides = [];
    if (advertiser_id === null) sides.push(sql`${name} ilike ${like}`);
    if (podcast_id === null) sides.push(sql`${title} ilike ${like}`);
    if (sides.length > 0) conditions.push(sql`(${sql.join(sides, sql` or `)})`);
  }
  return sql.join(conditions, sql` and `);
}
