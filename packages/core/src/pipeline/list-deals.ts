import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { fitsKey } from '../tenancy/key-types.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { type CampaignTable, campaignTable } from './campaign-table.ts';
import { type Deal, deal } from './deal.ts';
import { dealCurrency, safeCents } from './deal-amount.ts';
import { dealOfRow } from './deal-row.ts';
import { type DealStage, dealStage, OPEN_STAGES } from './deal-stage.ts';
import { type PipelineOptions, type PipelineSettings, pipelineSettings } from './pipeline-options.ts';
import { type DealRow, dealColumns, joinBookings, selectDeals } from './select-deals.ts';

/** Which deals to list. */
export type ListDealsOptions = {
  stage?: DealStage;
  podcast_id?: string;
  sponsor_id?: string;
  /** Part of the name of the campaign, the sponsor or the podcast, in any case that the database's collation knows. */
  q?: string;
  /** Only deals that rot, or only those that do not. */
  rotting?: boolean;
  /** 1 to 100. @defaultValue 20 */
  limit?: number;
  /** `next_cursor` of the page before. */
  cursor?: string | null;
};

/** A page of deals, and what all that match come to. */
export const dealPage = z
  .object({
    items: z.array(deal),
    /** Give it as `cursor` to get the next page; null on the last. */
    next_cursor: z.string().nullable(),
    /** Of all deals that match, not of the page: one entry for each stage that has any. */
    totals: z.array(
      z.object({
        stage: dealStage,
        currency: z.string().length(3),
        count: z.int().positive(),
        amount_cents: z.int(),
        weighted_cents: z.int(),
      }),
    ),
  })
  .meta({ id: 'DealPage' });
export type DealPage = z.infer<typeof dealPage>;

const cursorKey = z.tuple([z.iso.datetime().regex(/^[0-2]/), z.string().max(300)]);
type Totals = { stage: string; count: number; amount: string; weighted: string };

/**
 * The tenant's deals, those that entered their stage last first, with totals by stage: one query.
 *
 * @throws PodflightError `request.invalid` for a cursor that is not one; `host.schema_invalid` where the
 * campaigns table cannot hold a stage.
 *
 * @example
 * const { items, totals } = await listDeals(ctx, { stage: 'proposal', limit: 50 })
 */
export async function listDeals(
  ctx: PodflightContext,
  query: ListDealsOptions = {},
  options: PipelineOptions = {},
): Promise<DealPage> {
  const settings = pipelineSettings(options);
  const limit = Math.min(100, Math.max(1, query.limit ?? 20));
  const after = query.cursor ? decodeCursor(query.cursor, cursorKey) : null;
  const { currency } = dealCurrency(ctx);
  return withTenant(ctx, async (db) => {
    const table = await campaignTable(ctx, db);
    const start =
      after && table.isKey(after[1])
        ? sql`where (entered_at, key) < (${after[0]}::timestamptz, ${after[1]}::${table.keyType})`
        : sql``;
    const { rows } = await sql<{ items: DealRow[]; totals: Totals[] }>`
      with found as materialized (
        select * from (${selectDeals(ctx, table, settings)}) as one where ${matching(ctx, query, table, settings)}
      ), deal as (
        select * from found ${start} order by entered_at desc, key desc limit ${limit + 1}
      ), total as (
        select stage, count(*)::int as count, coalesce(sum(amount), 0)::text as amount,
          coalesce(sum(round(amount * probability)), 0)::text as weighted
        from found group by stage
      )
      select
        coalesce((select jsonb_agg(to_jsonb(page) order by page.place)
          from (
            select ${dealColumns(ctx)}, row_number() over (order by deal.entered_at desc, deal.key desc) as place
            from deal ${joinBookings(ctx)}
          ) as page), '[]') as items,
        coalesce((select jsonb_agg(to_jsonb(total)) from total), '[]') as totals`.execute(db);
    const found = rows[0] ?? { items: [], totals: [] };
    const items = found.items.slice(0, limit);
    const last = items.at(-1);
    const more = found.items.length > limit && last;
    return {
      items: items.map((row): Deal => dealOfRow(ctx, row, settings)),
      next_cursor: more ? encodeCursor([last.entered_at, last.campaign_id]) : null,
      totals: totalsByStage(found.totals, currency),
    };
  });
}

function totalsByStage(totals: readonly Totals[], currency: string): DealPage['totals'] {
  return dealStage.options.flatMap((stage) =>
    totals
      .filter((one) => one.stage === stage)
      .map(({ count, amount, weighted }) => ({
        stage,
        currency,
        count,
        amount_cents: safeCents(amount),
        weighted_cents: safeCents(weighted),
      })),
  );
}

function matching(
  ctx: PodflightContext,
  { stage, podcast_id, sponsor_id, q, rotting }: ListDealsOptions,
  { types }: CampaignTable,
  settings: PipelineSettings,
): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (stage !== undefined) conditions.push(sql`stage = ${stage}`);
  if (podcast_id !== undefined) conditions.push(sql`podcast_id = ${keyText(types.podcast_id, podcast_id)}`);
  if (sponsor_id !== undefined) conditions.push(sql`sponsor_id = ${keyText(types.sponsor_id, sponsor_id)}`);
  if (q !== undefined && q.trim() !== '') {
    const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`(name ilike ${like} or sponsor_name ilike ${like} or podcast_title ilike ${like})`);
  }
  if (rotting !== undefined) conditions.push(sql`${isRottingSql(ctx, settings)} = ${rotting}`);
  return sql.join(conditions, sql` and `);
}

/** A key as PostgreSQL writes it; null, which nothing equals, for what can be none. */
function keyText(type: string, key: string): RawBuilder<unknown> {
  return fitsKey(type, key) ? sql`(${key}::${sql.raw(type)})::text` : sql`null::text`;
}

/** `isRotting` as SQL. */
function isRottingSql(ctx: PodflightContext, { rotting_days }: PipelineSettings): RawBuilder<unknown> {
  const at = now(ctx).toISOString();
  const limits = sql.join(
    OPEN_STAGES.map((stage) => sql`when ${stage} then ${String(rotting_days[stage])}::float8`),
    sql` `,
  );
  return sql`(coalesce(next_activity_on < ${at.slice(0, 10)}::date, true) and coalesce(
    ${at}::timestamptz - greatest(stage_changed_at, last_activity_at)
      > (case stage ${limits} end) * interval '24 hours', false))`;
}
