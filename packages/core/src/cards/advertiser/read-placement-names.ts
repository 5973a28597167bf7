import { sql } from 'kysely';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { CardQuery } from '../found-card.ts';

/** Where spots run: a show, and one of its ad units where one is sold. */
export type Placement = { podcast_id: string; ad_unit_id: string | null };

/** What people call a placement. */
export type PlacementNames = {
  podcast_title: string | null;
  name: string | null;
  position: 'pre' | 'mid' | 'post' | null;
};

/** Reads the names of placements, by {@link placementKey}. */
export async function readPlacementNames(
  { ctx, db }: CardQuery,
  placements: readonly Placement[],
): Promise<Map<string, PlacementNames>> {
  if (placements.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const { rows } = await sql<Placement & PlacementNames>`
    select s.podcast_id::text as podcast_id, s.ad_unit_id::text as ad_unit_id,
      ${podcasts.column('title', 'p')} as podcast_title, u.name, u.position
    from jsonb_to_recordset(${JSON.stringify(placements)}::jsonb) as s(podcast_id ${sql.raw(types.podcast_id)}, ad_unit_id uuid)
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = s.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    left join ${podflightTable(ctx, 'ad_units')} as u on u.tenant_id = ${tenant} and u.ad_unit_id = s.ad_unit_id`.execute(
    db,
  );
  return new Map(
    rows.map(({ podcast_title, name, position, ...of }) => [
      placementKey(of),
      { podcast_title, name, position },
    ]),
  );
}

export const placementKey = ({ podcast_id, ad_unit_id }: Placement) => `${podcast_id} ${ad_unit_id}`;
