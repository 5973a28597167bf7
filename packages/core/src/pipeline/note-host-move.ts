import { sql } from 'kysely';
import type { EmittedEvent } from '../events/emit-event.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { Deal } from './deal.ts';
import { dealStage } from './deal-stage.ts';
import type { LockedDeal } from './lock-deal.ts';
import { recordMove } from './record-move.ts';
import { daysFrom } from './rotting.ts';
import { instantText } from './select-deals.ts';
import { writeStage } from './write-stage.ts';

/**
 * Where the host wrote the stage itself since Podflight last did, notes that as one move that nobody is
 * named for, so that history and events lead to where the deal is. It happened when the host says
 * (`stage_changed_at`), or now where the host left that alone.
 *
 * @param deal - As the locked row has it.
 * @returns Its event, and since when the deal is in its stage.
 */
export async function noteHostMove(
  ctx: PodflightContext,
  db: TenantDb,
  { row, table }: LockedDeal,
  deal: Deal,
): Promise<{ events: EmittedEvent[]; since: string | null }> {
  if (!row.moved_by_host) return { events: [], since: deal.stage_changed_at };
  const present = now(ctx).toISOString();
  const before = await lastChange(ctx, db, { row, table });
  const told = deal.stage_changed_at;
  const at = told !== null && told <= present && (before === null || told > before) ? told : present;
  const move = {
    campaign_id: deal.campaign_id,
    from: dealStage.parse(row.known_stage),
    to: deal.stage,
    at,
    actor_id: null,
    amount_cents: deal.amount_cents,
    probability: deal.probability,
    days_in_stage: before === null ? null : daysFrom(before, new Date(at)),
    reason: null,
    loss_reason: null,
    loss_note: null,
    override: false,
    by_host: true,
    revision: deal.revision,
  };
  await writeStage(ctx, db, table, move);
  return { events: [await recordMove(ctx, db, table, move)], since: at };
}

/** When Podflight last moved the deal. */
async function lastChange(
  ctx: PodflightContext,
  db: TenantDb,
  { row, table }: LockedDeal,
): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    select ${instantText(sql`changed_at`)} as at from ${podflightTable(ctx, 'deal_stage_history')}
    where tenant_id = ${ctx.tenant_id} and campaign_id = ${row.campaign_id}::${table.keyType}
    order by revision desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}
