import type { TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/index.ts';
import type { DealStage } from './index.ts';

type Tenant = 'acme' | 'rival';
type Given = {
  stage?: DealStage | null;
  /** `campaign_value`, as SQL writes it. */
  value?: string | null;
  expected_close?: string;
  name?: string;
  tenant?: Tenant;
  changed_at?: string | null;
};
type Move = { from: string; to: string; revision: number; actor: string | null; reason: string | null };

export const NOW = '2026-11-24T09:00:00.000Z';

/** Two tenants with a pipeline; the campaigns of the fixture are there too, as leads. */
export async function givenPipeline(database: TestDatabase) {
  const tenants = await givenTwoTenants(database.owner);
  const clock = { now: NOW };
  const contextOf = (tenant: Tenant, more: Partial<PodflightContext> = {}): PodflightContext => ({
    db: database.db,
    tenant_id: tenants[tenant].tenant_id,
    actor_id: `${tenant} seller`,
    clock: () => new Date(clock.now),
    ...more,
  });

  return {
    tenants,
    clock,
    contextOf,
    acme: contextOf('acme'),
    rival: contextOf('rival'),

    /** A campaign as the host makes it, in a stage that it wrote. Answers its id. */
    deal: async (given: Given = {}): Promise<string> => {
      const { stage = 'lead', value = '8000.00', tenant = 'acme', name = 'Autumn', expected_close } = given;
      const { tenant_id, podcasts, sponsors } = tenants[tenant];
      const { rows } = await sql<{ campaign_id: string }>`
        insert into campaigns (tenant_id, podcast_id, sponsor_id, name, campaign_value, stage, stage_changed_at)
        values (${tenant_id}, ${podcasts[0]?.podcast_id}, ${sponsors[0]?.sponsor_id}, ${name}, ${value}::numeric,
          ${stage}, ${given.changed_at ?? null}::timestamptz)
        returning campaign_id::text as campaign_id`.execute(database.owner);
      const campaign_id = rows[0]?.campaign_id ?? '';
      if (expected_close) {
        await sql`insert into deals (tenant_id, campaign_id, stage, expected_close)
          values (${tenant_id}, ${campaign_id}::uuid, ${stage}, ${expected_close}::date)`.execute(
          database.owner,
        );
      }
      return campaign_id;
    },

    book: async (campaign_id: string, status = 'scheduled'): Promise<void> => {
      await sql`insert into io_bookings (tenant_id, campaign_id, flight_start, flight_end, status)
        values (${tenants.acme.tenant_id}, ${campaign_id}::uuid, '2026-12-01Z', '2026-12-08Z', ${status})`.execute(
        database.owner,
      );
    },

    /** What the host does behind Podflight's back. */
    hostWrites: async (
      campaign_id: string,
      stage: DealStage,
      changed_at: string | null = null,
    ): Promise<void> => {
      await sql`update campaigns set stage = ${stage},
          stage_changed_at = coalesce(${changed_at}::timestamptz, stage_changed_at)
        where campaign_id = ${campaign_id}::uuid`.execute(database.owner);
    },

    /** A deal as the three places that know it have it. */
    traces: async (campaign_id: string) => {
      const { rows } = await sql<{
        stage: string;
        known: string | null;
        revision: number | null;
        history: Move[];
        outbox: Move[];
      }>`
        select c.stage, d.stage as known, d.revision,
          (select coalesce(jsonb_agg(jsonb_build_object('from', from_stage, 'to', to_stage, 'revision', h.revision,
              'actor', actor_id, 'reason', reason) order by h.revision), '[]')
            from deal_stage_history h where h.campaign_id = c.campaign_id) as history,
          (select coalesce(jsonb_agg(jsonb_build_object('from', data->>'from', 'to', data->>'to',
              'revision', (data->>'revision')::int, 'actor', data->>'actor_id', 'reason', data->>'reason')
              order by (data->>'revision')::int), '[]')
            from event_outbox where subject = c.campaign_id::text and type = 'deal.stage_changed') as outbox
        from campaigns c left join deals d on d.campaign_id = c.campaign_id
        where c.campaign_id = ${campaign_id}::uuid`.execute(database.owner);
      const [row] = rows;
      if (!row) throw new Error(`there is no campaign ${campaign_id}`);
      return row;
    },
  };
}

/** {@link givenPipeline}'s. */
export type GivenPipeline = Awaited<ReturnType<typeof givenPipeline>>;
