import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../shared/cursor.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import type { AdUnit } from './ad-unit.ts';
import { selectAdUnits } from './ad-unit-row.ts';

/** Which ad units to list. */
export type ListAdUnitsOptions = {
  podcast_id?: string;
  /** Those off sale as well. @defaultValue false */
  archived?: boolean;
  /** 1 to 100. @defaultValue 50 */
  limit?: number;
  /** `next_cursor` of the page before. */
  cursor?: string | null;
};

const cursorKey = z.tuple([z.string().max(255), z.guid()]);

/** The tenant's ad units by name. */
export async function listAdUnits(
  ctx: PodflightContext,
  options: ListAdUnitsOptions = {},
): Promise<{ items: AdUnit[]; next_cursor: string | null }> {
  const limit = Math.min(100, Math.max(1, options.limit ?? 50));
  const after = options.cursor ? decodeCursor(options.cursor, cursorKey) : null;
  return withTenant(ctx, async (db) => {
    const { podcast_id: podcastType } = await keyTypes(ctx, db);
    const { podcast_id } = options;
    if (podcast_id !== undefined && !fitsKey(podcastType, podcast_id))
      return { items: [], next_cursor: null };
    let query = selectAdUnits(ctx, db)
      .orderBy('name')
      .orderBy('ad_units.ad_unit_id')
      .limit(limit + 1);
    if (podcast_id !== undefined) query = query.where('podcast_id', '=', podcast_id);
    if (!options.archived) query = query.where('archived_at', 'is', null);
    if (after) {
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('name', 'ad_units.ad_unit_id'), '>', tuple(after[0], after[1])),
      );
    }
    const rows = await query.execute();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      next_cursor: rows.length > limit && last ? encodeCursor([last.name, last.ad_unit_id]) : null,
    };
  });
}
