import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { CampaignTable } from './campaign-table.ts';
import { isOpen } from './deal-stage.ts';
import type { StageMove } from './record-move.ts';

/**
 * Puts a deal into a stage: on the host's campaign, and in `deals` with what belongs to that stage alone.
 *
 * @throws PodflightError `host.schema_invalid` where a policy or rule of the host's keeps the campaign as
 * it is, without an error of its own.
 */
export async function writeStage(
  ctx: PodflightContext,
  db: TenantDb,
  { campaigns, keyType }: CampaignTable,
  { campaign_id, to, at, loss_reason, loss_note, by_host, revision }: StageMove,
): Promise<void> {
  const key = sql`${campaign_id}::${keyType}`;
  const { rows } = await sql`
    update ${campaigns.table} set stage = ${to}, stage_changed_at = ${at}::timestamptz
    where ${campaigns.column('tenant_id')} = ${ctx.tenant_id} and ${campaigns.column('campaign_id')} = ${key}
    returning 1`.execute(db);
  if (rows.length === 0) {
    throw new PodflightError(
      'host.schema_invalid',
      "The host's campaigns can be read but not changed: one of its policies or rules keeps them as they are. Allow the app's role to update stage and stage_changed_at.",
      { campaign_id },
    );
  }
  await sql`
    update ${podflightTable(ctx, 'deals')}
    set stage = ${to}, revision = ${revision}::int, probability = null,
      loss_reason = ${loss_reason}, loss_note = ${loss_note},
      closed_at = ${isOpen(to) ? null : at}::timestamptz,
      last_activity_at = greatest(last_activity_at, ${by_host ? null : at}::timestamptz), updated_at = ${at}::timestamptz
    where tenant_id = ${ctx.tenant_id} and campaign_id = ${key}`.execute(db);
}
