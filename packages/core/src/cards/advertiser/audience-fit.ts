import { sql } from 'kysely';
import { BANDS, type Band } from '../../matching/band.ts';
import { bandSql } from '../../matching/band-sql.ts';
import { matchColumns, matchTables, spokenToBoth } from '../../matching/match-item.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
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
  const bands = sql.join(
    BANDS.map((band) => sql`(count(*) filter (where m.band = ${band}))::int as ${sql.id(band)}`),
  );
  const { rows } = await sql<Counted>`
    select ${bands}, count(*)::int as total, (count(*) filter (where m.provisional))::int as provisional,
      max(m.weights_version) as weights_version
    from (
      select ${bandSql} as band, m.provisional, m.weights_version
      from ${podflightTable(query.ctx, 'matches')} as m where ${await conditions(query)}
    ) as m`.execute(query.db);
  const nothing = { excellent: 0, strong: 0, fair: 0, weak: 0, poor: 0 };
  return rows[0] ?? { ...nothing, total: 0, provisional: 0, weights_version: null };
}

/** The best of which something is known; they are picked first, so that names are looked up for those alone. */
async function readBest(query: CardQuery): Promise<AudienceFitMatch[]> {
  const { ctx, db } = query;
  const types = await keyTypes(ctx, db);
  const order = sql`m.eligible desc, m.range_low desc, m.match_id desc`;
  const { rows } = await sql<Omit<AudienceFitMatch, 'rationale_for_show'>>`
    select ${matchColumns(ctx)} from ${matchTables(ctx, sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`)}
    where ${await conditions(query)} and m.match_id in (
      select m.match_id from ${podflightTable(ctx, 'matches')} as m
      where ${await conditions(query)} and m.coverage > 0 order by ${order} limit ${MOST_MATCHES}::int)
    order by ${order}`.execute(db);
  return rows.map(spokenToBoth);
}
