import type { OpenDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/index.ts';

type Tenant = 'acme' | 'rival';

const AUDIENCE = {
  audience: {
    geo: { US: 0.5, CA: 0.2, GB: 0.3 },
    age: { '18-29': 0.3, '30-44': 0.5, '45-64': 0.2 },
    gender: { female: 0.5, male: 0.5 },
    sample_size: 400,
  },
};
const TARGETING = {
  targeting: { geo: ['US', 'CA'], age: ['25-44'], topics: ['Technology & Computing'] },
};

/** A database with two tenants of two advertisers and two podcasts each, of which something is known, on a clock of the test's. */
export async function givenMatching(open: OpenDatabase) {
  const database = await open();
  const tenants = await givenTwoTenants(database.owner);
  let instant = '2026-01-14T12:00:00.000Z';
  const ctxOf = (tenant: Tenant): PodflightContext => ({
    db: database.db,
    tenant_id: tenants[tenant].tenant_id,
    actor_id: `${tenant} seller`,
    clock: () => new Date(instant),
  });
  const run = async <Row>(query: string): Promise<Row[]> =>
    (await sql.raw<Row>(query).execute(database.owner)).rows;

  return {
    database,
    tenants,
    ctxOf,
    ctx: ctxOf('acme'),
    rows: run,
    /** Sets the clock. */
    at: (now: string) => {
      instant = new Date(now).toISOString();
    },
    advertiser: (n: number, tenant: Tenant = 'acme') => tenants[tenant].sponsors[n]?.sponsor_id ?? '',
    podcast: (n: number, tenant: Tenant = 'acme') => tenants[tenant].podcasts[n]?.podcast_id ?? '',
    /** Takes matches and runs away, and puts inputs and the clock back to where they were. */
    clear: async () => {
      instant = '2026-01-14T12:00:00.000Z';
      for (const table of [
        'matches',
        'match_runs',
        'io_bookings',
        'ad_units',
        'metrics_daily',
        'event_outbox',
      ])
        await run(`delete from ${table}`);
      await run('delete from attribution_events');
      await sql`update podcasts set metadata = ${JSON.stringify(AUDIENCE)}::jsonb, title = replace(title, '=', '')`.execute(
        database.owner,
      );
      await sql`update sponsors set metadata = ${JSON.stringify(TARGETING)}::jsonb`.execute(database.owner);
      for (const { tenant_id, podcasts, episodes } of Object.values(tenants)) {
        for (const { podcast_id } of podcasts) {
          await sql`insert into ad_units (tenant_id, podcast_id, name, position, rate_cpm_cents, currency)
            values (${tenant_id}, ${podcast_id}, 'Mid-roll', 'mid', 2500, 'USD')`.execute(database.owner);
        }
        for (const { episode_id } of episodes) {
          await sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
            select ${tenant_id}, ${episode_id}::uuid, date '2025-12-01' + n, 'csv', 500 from generate_series(0, 42) as n`.execute(
            database.owner,
          );
        }
      }
    },
    /** The stored matches without their instants, by key. */
    stored: () =>
      run<Record<string, unknown>>(
        `select to_jsonb(m) - 'created_at' - 'updated_at' as row from matches m order by tenant_id, advertiser_id, podcast_id`,
      ),
    events: async () =>
      (
        await run<{ data: Record<string, unknown> }>(
          `select data from event_outbox order by "time", event_id`,
        )
      ).map(({ data }) => data),
  };
}

/** {@link givenMatching}'s. */
export type GivenMatching = Awaited<ReturnType<typeof givenMatching>>;
