import { sql } from 'kysely';
import { BANDS, type Band } from '../../matching/band.ts';
import { bandSql } from '../../matching/band-sql.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { ofKey } from '../booking-filter.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import type { AudienceFitCard, AudienceFitData, AudienceFitMatch } from './audience-fit-data.ts';

const MOST_MATCHES = 20;

/**
 * How well shows fit advertisers: the best eligible matches by what is certain of their score, and how many are in
 * each band.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await audienceFitCard(ctx, { advertiser_id })
 */
export function audienceFitCard(ctx: PodflightContext, params: CardParams = {}): Promise<AudienceFitCard> {
  return foundCard(ctx, 'audience_fit', params, found);
}

/** A card has no place for what nothing is known of. */
const bandOrPoor = sql<Band>`coalesce(${bandSql}, 'poor')`;
type Counted = Record<Band, number> & { total: number; provisional: number; weights_version: string | null };

async function found(query: CardQuery): Promise<Found<AudienceFitData>> {
  const counts = await readBands(query);
  const computed_from = { matches: { rows: counts.total } };
  if (counts.total === 0) {
    return { data: null, reasons: [{ code: 'no_matches' }], data_through: null, computed_from };
  }
  const { total: _total, provisional, weights_version, ...bands } = counts;
  return {
    data: { matches: await readBest(query), bands, weights_version },
    reasons: counted('provisional_matches', provisional),
    data_through: null,
    computed_from,
  };
}

async function conditions({ ctx, db, asked }: CardQuery) {
  const types = await keyTypes(ctx, db);
  const of = [sql`m.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}`];
  if (asked.advertiser_id !== undefined)
    of.push(ofKey(sql`m.advertiser_id`, types.sponsor_id, asked.advertiser_id));
  if (asked.podcast_id !== undefined) of.push(ofKey(sql`m.podcast_id`, types.podcast_id, asked.podcast_id));
  return sql.join(of, sql` and `);
}

async function readBands(query: CardQuery): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select ${sql.join(BANDS.map((band) => sql`count(*) filter (where ${bandOrPoor} = ${band})::int as ${sql.ref(band)}`))},
      count(*)::int as total, count(*) filter (where m.provisional)::int as provisional,
      max(m.weights_version) as weights_version
    from ${podflightTable(query.ctx, 'matches')} as m where ${await conditions(query)}`.execute(query.db);
  return (
    rows[0] ?? {
      excellent: 0,
      strong: 0,
      fair: 0,
      weak: 0,
      poor: 0,
      total: 0,
      provisional: 0,
      weights_version: null,
    }
  );
}

async function readBest(query: CardQuery): Promise<AudienceFitMatch[]> {
  const { ctx, db } = query;
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const [sponsors, podcasts] = [hostNames(ctx.hostSchema, 'sponsors'), hostNames(ctx.hostSchema, 'podcasts')];
  const { rows } = await sql<AudienceFitMatch>`
    with best as materialized (
      select m.* from ${podflightTable(ctx, 'matches')} as m
      where ${await conditions(query)}
      order by m.eligible desc, m.range_low desc, m.match_id desc limit ${MOST_MATCHES}::int
    )
    select m.match_id::text as match_id, m.advertiser_id::text as advertiser_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as advertiser_name,
      m.podcast_id::text as podcast_id, ${podcasts.column('title', 'p')} as podcast_title,
      m.score::float8 as score, m.range_low::float8 as range_low, m.range_high::float8 as range_high,
      ${bandOrPoor} as band,
      m.coverage::float8 as coverage, m.provisional, m.eligible, coalesce(m.gates, '[]') as gates,
      coalesce(m.reasons, '[]')::jsonb as reasons, m.rationale,
      to_char(coalesce(m.updated_at, m.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as updated_at
    from best as m
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = m.advertiser_id and ${sponsors.column('tenant_id', 's')} = ${tenant}
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = m.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    order by m.eligible desc, m.range_low desc, m.match_id desc`.execute(db);
  return rows;
}
