import { type RawBuilder, sql } from 'kysely';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { CampaignTable } from './campaign-table.ts';
import { dealCurrency } from './deal-amount.ts';
import { OPEN_STAGES } from './deal-stage.ts';
import type { PipelineSettings } from './pipeline-options.ts';

/** ISO 8601 UTC with microseconds, as every driver reads it alike and a cursor needs it. */
export const instantText = (value: RawBuilder<unknown>) =>
  sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * A query of the tenant's deals, one row a campaign: the host's columns, ours, and what follows from both.
 * Amounts are exact: numeric minor units. Where the host wrote the stage itself since Podflight last
 * did (`moved_by_host`), what belonged to the stage before does not count any more. By `stage_as_stored`, which is null
 * where `stage` is `lead`, a condition is estimated as what it is: of the other, the planner knows nothing.
 */
export function selectDeals(
  ctx: PodflightContext,
  { campaigns }: CampaignTable,
  settings: PipelineSettings,
): RawBuilder<unknown> {
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const { digits } = dealCurrency(ctx);
  const stage = sql`coalesce(c.stage::text, 'lead')`;
  const ofStage = sql.join(
    OPEN_STAGES.map((one) => sql`when ${one} then ${String(settings.probabilities[one])}::numeric`),
    sql` `,
  );
  return sql`
    select ${campaigns.column('campaign_id', 'c')} as key,
      ${campaigns.column('name', 'c')}::text as name,
      ${campaigns.column('podcast_id', 'c')}::text as podcast_id,
      ${podcasts.column('title', 'p')}::text as podcast_title,
      ${campaigns.column('sponsor_id', 'c')}::text as sponsor_id,
      ${sponsors.column('name', 's')}::text as sponsor_name,
      ${sponsors.column('industry', 's')}::text as industry,
      st.stage, c.stage as stage_as_stored, c.stage_changed_at,
      coalesce(c.stage_changed_at, timestamptz '0001-01-01 00:00:00+00') as entered_at,
      coalesce(d.revision, 0) + st.moved_by_host::int as revision,
      st.moved_by_host, d.stage as known_stage,
      round(${campaigns.column('campaign_value', 'c')}::numeric * ${10 ** digits}::int) as amount,
      round(case st.stage when 'won' then 1 when 'lost' then 0 else
        coalesce(case when not st.moved_by_host then d.probability end, case st.stage ${ofStage} end) end, 4) as probability,
      d.expected_close, coalesce(d.slip_count, 0) as slip_count,
      case when st.stage = 'lost' and not st.moved_by_host then d.loss_reason end as loss_reason,
      case when st.stage = 'lost' and not st.moved_by_host then d.loss_note end as loss_note,
      case when st.stage in ('won', 'lost') then
        coalesce(case when not st.moved_by_host then d.closed_at end, c.stage_changed_at) end as closed_at,
      d.last_activity_at, d.next_activity_on,
      ${campaigns.column('start_date', 'c')}::date as starts_on, ${campaigns.column('end_date', 'c')}::date as ends_on
    from ${campaigns.table} as c
    left join ${podflightTable(ctx, 'deals')} as d
      on d.tenant_id = ${campaigns.column('tenant_id', 'c')} and d.campaign_id = ${campaigns.column('campaign_id', 'c')}
    cross join lateral (
      select ${stage} as stage, coalesce(d.stage <> ${stage}, false) as moved_by_host
    ) as st
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = ${campaigns.column('podcast_id', 'c')}
      and ${podcasts.column('tenant_id', 'p')} = ${campaigns.column('tenant_id', 'c')}
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
      and ${sponsors.column('tenant_id', 's')} = ${campaigns.column('tenant_id', 'c')}
    where ${campaigns.column('tenant_id', 'c')} = ${ctx.tenant_id}`;
}

/** A deal as JSON text can carry it: amounts as text, and what decides where it may go beside it. */
export type DealRow = {
  campaign_id: string;
  name: string | null;
  podcast_id: string | null;
  podcast_title: string | null;
  sponsor_id: string | null;
  sponsor_name: string | null;
  industry: string | null;
  stage: string;
  stage_changed_at: string | null;
  entered_at: string;
  revision: number;
  moved_by_host: boolean;
  known_stage: string | null;
  amount: string | null;
  probability: string;
  expected_close: string | null;
  slip_count: number;
  loss_reason: string | null;
  loss_note: string | null;
  closed_at: string | null;
  last_activity_at: string | null;
  next_activity_on: string | null;
  /** The stage that a lost deal left; null where nobody knows, and for other deals. */
  lost_from: string | null;
  scheduled: number;
  delivering: number;
};

/** The columns of {@link DealRow} of rows that {@link selectDeals} found, named `deal`. */
export function dealColumns(ctx: PodflightContext): RawBuilder<DealRow> {
  const day = (column: string) => sql`to_char(deal.${sql.ref(column)}, 'YYYY-MM-DD')`;
  const at = (column: string) => instantText(sql`deal.${sql.ref(column)}`);
  return sql<DealRow>`
    deal.key::text as campaign_id, deal.name, deal.podcast_id, deal.podcast_title, deal.sponsor_id,
    deal.sponsor_name, deal.industry, deal.stage, ${at('stage_changed_at')} as stage_changed_at,
    ${at('entered_at')} as entered_at, deal.revision, deal.moved_by_host, deal.known_stage,
    deal.amount::text as amount, deal.probability::text as probability,
    ${day('expected_close')} as expected_close, deal.slip_count, deal.loss_reason, deal.loss_note,
    ${at('closed_at')} as closed_at, ${at('last_activity_at')} as last_activity_at,
    ${day('next_activity_on')} as next_activity_on,
    case when deal.stage <> 'lost' then null when deal.moved_by_host then deal.known_stage else (
      select h.from_stage from ${podflightTable(ctx, 'deal_stage_history')} as h
      where h.tenant_id = ${ctx.tenant_id} and h.campaign_id = deal.key and h.to_stage = 'lost'
      order by h.revision desc limit 1
    ) end as lost_from, booked.scheduled, booked.delivering`;
}

/** To be joined to the deals of a page: how many of a deal's lines are sold. */
export function joinBookings(ctx: PodflightContext): RawBuilder<unknown> {
  return sql`cross join lateral (
    select count(*) filter (where b.status = 'scheduled')::int as scheduled,
      count(*) filter (where b.status <> 'scheduled')::int as delivering
    from ${podflightTable(ctx, 'io_bookings')} as b
    where b.tenant_id = ${ctx.tenant_id} and b.campaign_id = deal.key and b.status <> 'cancelled'
      and (b.status <> 'scheduled' or b.hold_expires_at is null or b.hold_expires_at > ${now(ctx).toISOString()}::timestamptz)
  ) as booked`;
}
