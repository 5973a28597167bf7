import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { campaignTable } from './campaign-table.ts';
import { safeCents } from './deal-amount.ts';
import { dealStage, lossReason } from './deal-stage.ts';
import { readDealRow } from './get-deal.ts';
import { pipelineSettings } from './pipeline-options.ts';
import { instantText } from './select-deals.ts';

/** One move of a deal, as it was then. */
export const dealMove = z
  .object({
    revision: z.int().positive(),
    from_stage: dealStage,
    to_stage: dealStage,
    changed_at: z.iso.datetime({ offset: true }),
    /** Who moved it; null for a move of the host's own. */
    actor_id: z.string().nullable(),
    /** Whether the host wrote the stage itself; Podflight noted it when it next changed the deal. */
    by_host: z.boolean(),
    amount_cents: z.int().nullable(),
    currency: z.string().length(3),
    probability: z.number().min(0).max(1),
    days_in_previous_stage: z.number().nonnegative().nullable(),
    reason: z.string().nullable(),
    loss_reason: lossReason.nullable(),
    loss_note: z.string().nullable(),
    /** Whether it was won without a booking. */
    override: z.boolean(),
  })
  .meta({ id: 'DealMove' });
export type DealMove = z.infer<typeof dealMove>;

/** A page of a deal's moves. */
export const dealHistoryPage = z
  .object({
    items: z.array(dealMove),
    /** Give it as `cursor` to get the next page; null on the last. */
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'DealHistory' });
export type DealHistoryPage = z.infer<typeof dealHistoryPage>;

const cursorKey = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/**
 * How a deal got where it is, the last move first.
 *
 * @param page.limit - 1 to 100. @defaultValue 20
 * @throws PodflightError `deal.not_found`; `request.invalid` for a cursor that is not one.
 *
 * @example
 * const { items } = await dealHistory(ctx, campaign_id)
 */
export async function dealHistory(
  ctx: PodflightContext,
  campaignId: string,
  page: { limit?: number; cursor?: string | null } = {},
): Promise<DealHistoryPage> {
  const limit = Math.min(100, Math.max(1, page.limit ?? 20));
  const after = page.cursor ? decodeCursor(page.cursor, cursorKey) : null;
  return withTenant(ctx, async (db) => {
    const table = await campaignTable(ctx, db);
    await readDealRow(ctx, db, table, campaignId, pipelineSettings());
    const { rows } = await sql<Omit<DealMove, 'amount_cents'> & { amount: string | null }>`
      select revision, from_stage, to_stage, ${instantText(sql`changed_at`)} as changed_at, actor_id, by_host,
        amount_cents::text as amount, currency::text as currency, probability::float8 as probability,
        days_in_previous_stage::float8 as days_in_previous_stage, reason, loss_reason, loss_note, override
      from ${podflightTable(ctx, 'deal_stage_history')}
      where tenant_id = ${ctx.tenant_id} and campaign_id = ${campaignId}::${table.keyType}
        ${after ? sql`and revision < ${after[0]}::int` : sql``}
      order by revision desc limit ${limit + 1}`.execute(db);
    const items = rows.slice(0, limit).map(
      ({ amount, ...move }): DealMove => ({
        ...move,
        amount_cents: amount === null ? null : safeCents(amount),
      }),
    );
    const last = items.at(-1);
    const more = rows.length > limit && last;
    return { items, next_cursor: more ? encodeCursor([String(last.revision)]) : null };
  });
}
