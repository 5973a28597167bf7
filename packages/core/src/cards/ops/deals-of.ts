import { type RawBuilder, sql } from 'kysely';
import type { CampaignTable } from '../../pipeline/campaign-table.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import type { AskedCard } from '../card-params.ts';

/** Deals `deal` of `selectDeals`, of the podcast and the advertiser asked for. */
export function dealsOf(
  { types }: CampaignTable,
  { podcast_id, advertiser_id }: AskedCard,
): RawBuilder<unknown> {
  const is = (column: RawBuilder<unknown>, type: string, key: string | undefined) =>
    key === undefined
      ? sql`true`
      : fitsKey(type, key)
        ? sql`${column} = (${key}::${sql.raw(type)})::text`
        : sql`false`;
  return sql`${is(sql`deal.podcast_id`, types.podcast_id, podcast_id)} and ${is(sql`deal.sponsor_id`, types.sponsor_id, advertiser_id)}`;
}
