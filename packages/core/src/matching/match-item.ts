import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import { BANDS } from './band.ts';
import { bandSql } from './band-sql.ts';
import { ENGLISH_FOR_SHOWS } from './rationale/english-for-shows.ts';
import { rationaleText } from './rationale/rationale-text.ts';
import type { Reason } from './reason.ts';

const points = z.number().min(0).max(100);
const param = z.union([z.string(), z.number(), z.array(z.string())]);

/** A sentence as data: the catalogue of a language makes it text. */
export const matchReason = z
  .object({ code: z.string(), params: z.record(z.string(), param) })
  .meta({ id: 'MatchReason' });

const fields = {
  match_id: z.string(),
  advertiser_id: z.string(),
  advertiser_name: z.string(),
  podcast_id: z.string(),
  podcast_title: z.string(),
  /** 0 to 100. */
  score: points,
  /** The score if all that is unknown turned out at its worst, and at its best. */
  range_low: points,
  range_high: points,
  /** Of the score as a whole number: from 80, 65, 50, 35. Null when nothing is known. */
  band: z.enum(BANDS).nullable(),
  /** 0 to 1: how much of the weights is backed by data. */
  coverage: z.number().min(0).max(1),
  /** Coverage is below 0.4. */
  provisional: z.boolean(),
  /** No gate is closed. */
  eligible: z.boolean(),
  gates: z.array(matchReason),
  reasons: z.array(matchReason),
  /** The reasons as English text, said to the advertiser. */
  rationale: z.string(),
  /** The same, said to the show. */
  rationale_for_show: z.string(),
  /** What of the advertiser's and the podcast's metadata could not be read. */
  problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  weights_version: z.string().nullable(),
  /** When its inputs were read. */
  updated_at: z.iso.datetime({ offset: true }),
};

/** How well an advertiser fits a podcast, as a list has it. */
export const matchItem = z.object(fields).meta({ id: 'Match' });
export type MatchItem = z.infer<typeof matchItem>;

/** What {@link matchColumns} selects. */
export type MatchColumns = Omit<MatchItem, 'rationale_for_show'>;

/** Adds what is not stored: the reasons as they are said to the show. */
export function spokenToBoth<Row extends MatchColumns>(row: Row): Row & MatchItem {
  // The column is written by recalculations alone, with the reasons of that version; an unknown code says nothing.
  const said = rationaleText(row.reasons as Reason[], ENGLISH_FOR_SHOWS);
  return { ...row, rationale_for_show: said || row.rationale };
}

/** `select` of {@link MatchColumns} from match `m`, joined to its sponsor `s` and podcast `p`. */
export function matchColumns(ctx: PodflightContext): RawBuilder<unknown> {
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  return sql`m.match_id::text as match_id, m.advertiser_id::text as advertiser_id,
    ${sponsors.column('name', 's')} as advertiser_name, m.podcast_id::text as podcast_id,
    ${podcasts.column('title', 'p')} as podcast_title, m.score::float8 as score, m.range_low::float8 as range_low,
    m.range_high::float8 as range_high, ${bandSql} as band, m.coverage::float8 as coverage, m.provisional, m.eligible,
    coalesce(m.gates, '[]') as gates, coalesce(m.reasons, '[]')::jsonb as reasons, coalesce(m.rationale, '') as rationale,
    coalesce(m.problems, '[]') as problems, m.weights_version,
    to_char(m.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as updated_at`;
}

/** `from` and `join` for {@link matchColumns}. */
export function matchTables(ctx: PodflightContext, tenant: RawBuilder<unknown>): RawBuilder<unknown> {
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  return sql`${podflightTable(ctx, 'matches')} as m
    join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = m.advertiser_id and ${sponsors.column('tenant_id', 's')} = ${tenant}
    join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = m.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}`;
}
