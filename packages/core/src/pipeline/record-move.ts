import { sql } from 'kysely';
import { type EmittedEvent, emitEvent } from '../events/emit-event.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { CampaignTable } from './campaign-table.ts';
import { dealCurrency } from './deal-amount.ts';
import type { DealStage, LossReason } from './deal-stage.ts';

/** A move as history keeps it. */
export type StageMove = {
  campaign_id: string;
  from: DealStage;
  to: DealStage;
  /** ISO 8601 UTC. */
  at: string;
  actor_id: string | null;
  amount_cents: number | null;
  probability: number;
  days_in_stage: number | null;
  reason: string | null;
  loss_reason: LossReason | null;
  loss_note: string | null;
  override: boolean;
  by_host: boolean;
  revision: number;
};

/** Puts a move into the history and the outbox. */
export async function recordMove(
  ctx: PodflightContext,
  db: TenantDb,
  { keyType }: CampaignTable,
  move: StageMove,
): Promise<EmittedEvent> {
  const { currency } = dealCurrency(ctx);
  const { campaign_id, from, to, at, loss_note, override, by_host, ...shared } = move;
  await sql`
    insert into ${podflightTable(ctx, 'deal_stage_history')} (tenant_id, campaign_id, from_stage, to_stage,
      amount_cents, currency, probability, reason, loss_reason, loss_note, override, by_host,
      days_in_previous_stage, actor_id, revision, changed_at)
    values (${ctx.tenant_id}, ${campaign_id}::${keyType}, ${from}, ${to},
      ${shared.amount_cents}::bigint, ${currency}, ${String(shared.probability)}::numeric, ${shared.reason},
      ${shared.loss_reason}, ${loss_note}, ${override}::boolean, ${by_host}::boolean,
      ${shared.days_in_stage}::float8::numeric, ${shared.actor_id}, ${shared.revision}::int, ${at}::timestamptz)`.execute(
    db,
  );
  return emitEvent(ctx, db, {
    type: 'deal.stage_changed',
    subject: campaign_id,
    data: { campaign_id, from, to, at, currency, ...shared },
  });
}
