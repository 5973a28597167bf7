import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { Deal } from './read-deal.ts';
import type { KnownLine } from './read-lines.ts';

/** A line, and who it is booked for. */
export type SponsoredLine = Pick<KnownLine, 'episode_id' | 'flight_start' | 'flight_end'> & {
  deal: Pick<Deal, 'sponsor_id' | 'sponsor_name' | 'industry'>;
  /** False for a line whose order lets competitors meet; it stands in the way of others all the same. */
  separate: boolean;
};

/**
 * Keeps another sponsor of a line's industry out of the same episode at the same time, whether it is booked
 * already or by a line before. A sponsor without an industry competes with nobody.
 *
 * @throws PodflightError `io.competitor_conflict` with one entry of `errors` per such line.
 */
export async function refuseCompetitors(
  ctx: PodflightContext,
  db: TenantDb,
  lines: readonly SponsoredLine[],
): Promise<void> {
  const asked = lines.flatMap(({ episode_id, flight_start, flight_end, separate, deal }, n) =>
    deal.industry && deal.sponsor_id && episode_id !== null
      ? [{ n, episode_id, flight_start, flight_end, separate, ...deal }]
      : [],
  );
  if (!asked.some(({ separate }) => separate)) return;
  const types = await keyTypes(ctx, db);
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<{ n: number; sponsor: string; io_id: string | null }>`
    with w as materialized (
      select a.*, lower(trim(a.industry)) as trade
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(n int, episode_id ${sql.raw(types.episode_id)},
        flight_start timestamptz, flight_end timestamptz, separate boolean, sponsor_id ${sql.raw(types.sponsor_id)}, sponsor_name text,
        industry text)
    )
    select distinct on (n) n, sponsor, io_id from (
      select w.n, ${sponsors.column('name', 's')} as sponsor, b.io_id::text as io_id
      from w
      join ${podflightTable(ctx, 'io_bookings')} as b
        on b.tenant_id = ${tenant} and b.episode_id = w.episode_id and b.status <> 'cancelled'
       and b.flight_start < w.flight_end and b.flight_end > w.flight_start
      join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      join ${sponsors.table} as s
        on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
       and ${sponsors.column('tenant_id', 's')} = ${tenant}
      where w.separate and ${sponsors.column('sponsor_id', 's')} <> w.sponsor_id
        and lower(trim(${sponsors.column('industry', 's')})) = w.trade
      union all
      select w.n, before.sponsor_name, null
      from w join w as before
        on before.n < w.n and before.episode_id = w.episode_id and before.trade = w.trade
       and before.sponsor_id <> w.sponsor_id
       and before.flight_start < w.flight_end and before.flight_end > w.flight_start
      where w.separate
    ) as met
    order by n, io_id`.execute(db);
  if (rows.length === 0) return;
  const errors = rows.map(({ n, sponsor, io_id }) => ({
    path: `lines.${n}.episode_id`,
    code: 'io.competitor_conflict',
    message: `${sponsor} is in the same industry and has a spot in this episode during the flight.`,
    io_id,
  }));
  throw new PodflightError(
    'io.competitor_conflict',
    `Line ${(rows[0]?.n ?? 0) + 1}: ${errors[0]?.message} Take another episode, or book with competitive_separation "off". Nothing was booked.`,
    { errors },
  );
}
