import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { fitsKey, keyTypes } from '../tenancy/key-types.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { hasText } from './has-text.ts';
import type { Io, IoStatus } from './io.ts';
import { readIos } from './io-row.ts';

/** Which bookings to list. */
export type ListIosOptions = {
  status?: IoStatus;
  campaign_id?: string;
  podcast_id?: string;
  episode_id?: string;
  insertion_order_id?: string;
  /** Part of the order's number, the deal's, sponsor's, show's or episode's name, or the promo code. */
  q?: string;
  /** `-` before it: the last first. @defaultValue '-flight_start' */
  sort?: IoSort;
  /** 1 to 100. @defaultValue 20 */
  limit?: number;
  /** `next_cursor` of the page before. */
  cursor?: string | null;
};

/** A page of bookings, the latest flight first. */
export type IoPage = { items: Io[]; next_cursor: string | null };

/** What bookings are sorted by. */
export const ioSort = z.enum(['flight_start', '-flight_start', 'booked_impressions', '-booked_impressions']);
export type IoSort = z.infer<typeof ioSort>;

const cursorKeys = {
  flight_start: z.tuple([z.iso.datetime().regex(/^[12]/), z.guid()]),
  booked_impressions: z.tuple([z.string().regex(/^\d{1,10}$/), z.guid()]),
};

/**
 * The tenant's bookings, the latest flight first unless they are to be sorted otherwise.
 *
 * @throws PodflightError `request.invalid` for a cursor that is not one.
 */
export async function listIos(ctx: PodflightContext, options: ListIosOptions = {}): Promise<IoPage> {
  const limit = Math.min(100, Math.max(1, options.limit ?? 20));
  const column = options.sort?.endsWith('booked_impressions') ? 'booked_impressions' : 'flight_start';
  const after = options.cursor ? decodeCursor(options.cursor, cursorKeys[column]) : null;
  const isDown = options.sort === undefined || options.sort.startsWith('-');
  const key = column === 'flight_start' ? sql`b.flight_start` : sql`coalesce(b.booked_impressions, 0)`;
  const way = sql.raw(isDown ? 'desc' : 'asc');
  return withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const keys = [
      ['campaign_id', types.campaign_id],
      ['podcast_id', types.podcast_id],
      ['episode_id', types.episode_id],
      ['insertion_order_id', 'uuid'],
    ] as const;
    const conditions = [sql`true`];
    if (options.status) conditions.push(sql`b.status = ${options.status}`);
    if (after) {
      const type = sql.raw(column === 'flight_start' ? 'timestamptz' : 'int');
      conditions.push(
        sql`(${key}, b.io_id) ${sql.raw(isDown ? '<' : '>')} (${after[0]}::${type}, ${after[1]}::uuid)`,
      );
    }
    for (const [name, type] of keys) {
      const value = options[name];
      if (value === undefined) continue;
      if (!fitsKey(type, value)) return { items: [], next_cursor: null };
      conditions.push(sql`b.${sql.id(name)} = ${value}::${sql.raw(type)}`);
    }
    if (options.q?.trim()) conditions.push(await hasText(ctx, db, options.q.trim()));
    const rows = await readIos(ctx, db, {
      where: sql.join(conditions, sql` and `),
      orderBy: sql`${key} ${way}, b.io_id ${way}`,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const place = column === 'flight_start' ? last?.flight_start : String(last?.booked_impressions ?? 0);
    return {
      items,
      next_cursor: rows.length > limit && last && place ? encodeCursor([place, last.io_id]) : null,
    };
  });
}
