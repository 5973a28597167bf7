import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { fitsKey, keyTypes } from '../tenancy/key-types.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import type { Io, IoStatus } from './io.ts';
import { readIos } from './io-row.ts';

/** Which bookings to list. */
export type ListIosOptions = {
  status?: IoStatus;
  campaign_id?: string;
  podcast_id?: string;
  episode_id?: string;
  insertion_order_id?: string;
  /** 1 to 100. @defaultValue 20 */
  limit?: number;
  /** `next_cursor` of the page before. */
  cursor?: string | null;
};

/** A page of bookings, the latest flight first. */
export type IoPage = { items: Io[]; next_cursor: string | null };

const cursorKey = z.tuple([z.iso.datetime().regex(/^[12]/), z.guid()]);

/**
 * The tenant's bookings, the latest flight first.
 *
 * @throws PodflightError `request.invalid` for a cursor that is not one.
 */
export async function listIos(ctx: PodflightContext, options: ListIosOptions = {}): Promise<IoPage> {
  const limit = Math.min(100, Math.max(1, options.limit ?? 20));
  const after = options.cursor ? decodeCursor(options.cursor, cursorKey) : null;
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
      conditions.push(sql`(b.flight_start, b.io_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    }
    for (const [name, type] of keys) {
      const value = options[name];
      if (value === undefined) continue;
      if (!fitsKey(type, value)) return { items: [], next_cursor: null };
      conditions.push(sql`b.${sql.id(name)} = ${value}::${sql.raw(type)}`);
    }
    const rows = await readIos(ctx, db, {
      where: sql.join(conditions, sql` and `),
      orderBy: sql`b.flight_start desc, b.io_id desc`,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      next_cursor: rows.length > limit && last ? encodeCursor([last.flight_start, last.io_id]) : null,
    };
  });
}
