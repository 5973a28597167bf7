import type { OpenDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/index.ts';
import { type AdUnit, type BookIoInput, bookIo, createAdUnit, type NewAdUnit } from './index.ts';

type Tenant = 'acme' | 'rival';

/** A database with two tenants that sell a mid-roll of one slot and a pre-roll of two, on a clock of the test's. */
export async function givenIo(open: OpenDatabase) {
  const database = await open();
  const tenants = await givenTwoTenants(database.owner);
  let instant = '2026-01-01T00:00:00.000Z';
  const ctxOf = (tenant: Tenant): PodflightContext => ({
    db: database.db,
    tenant_id: tenants[tenant].tenant_id,
    actor_id: `${tenant} seller`,
    clock: () => new Date(instant),
  });
  const unitOf = (tenant: Tenant, input: Partial<NewAdUnit> = {}) =>
    createAdUnit(ctxOf(tenant), {
      podcast_id: tenants[tenant].podcasts[0]?.podcast_id ?? '',
      name: 'Mid-roll',
      position: 'mid',
      duration_seconds: 60,
      rate_cpm_cents: 2500,
      currency: 'USD',
      ...input,
    });
  const mid = { acme: await unitOf('acme'), rival: await unitOf('rival') };
  const pre = {
    acme: await unitOf('acme', { name: 'Pre-roll', position: 'pre', slots_per_episode: 2 }),
    rival: await unitOf('rival', { name: 'Pre-roll', position: 'pre', slots_per_episode: 2 }),
  };

  type Line = BookIoInput['lines'][number];
  const lineOf = (tenant: Tenant, unit: AdUnit, line: Partial<Line> = {}): Line => ({
    ad_unit_id: unit.ad_unit_id,
    episode_id: tenants[tenant].episodes[0]?.episode_id ?? '',
    flight_start: '2026-02-01',
    flight_end: '2026-02-28',
    booked_impressions: 10_000,
    booked_cpm_cents: 2500,
    ...line,
  });

  return {
    database,
    tenants,
    mid,
    pre,
    ctxOf,
    ctx: ctxOf('acme'),
    unitOf,
    lineOf,
    /** Sets the clock. */
    at: (now: string) => {
      instant = new Date(now).toISOString();
    },
    /** Books one mid-roll in acme's first episode for February 2026, with what is given put in its place. */
    book: (line: Partial<Line> = {}, order: Partial<BookIoInput> = {}, tenant: Tenant = 'acme') =>
      bookIo(ctxOf(tenant), {
        campaign_id: tenants[tenant].campaigns[0]?.campaign_id ?? '',
        currency: 'USD',
        lines: [lineOf(tenant, mid[tenant], line)],
        ...order,
      }),
    rows: async <Row>(query: string): Promise<Row[]> =>
      (await sql.raw<Row>(query).execute(database.owner)).rows,
    /** Every row that bookings consist of or leave behind, as text. */
    everything: async (): Promise<string[]> => {
      const tables = [
        'insertion_orders',
        'io_revisions',
        'io_bookings',
        'io_status_history',
        'promo_codes',
        'vanity_links',
        'event_outbox',
      ];
      const query = tables.map((table) => `select '${table} ' || t::text as row from ${table} as t`);
      const { rows } = await sql
        .raw<{ row: string }>(`${query.join(' union all ')} order by 1`)
        .execute(database.owner);
      return rows.map(({ row }) => row);
    },
    /** Imports `downloads` a day for acme's `episode`, from `first` on for `days` days, as of the clock. */
    deliver: async (episode: number, first: string, days: number, downloads: number, provisional = false) => {
      const { tenant_id, episodes } = tenants.acme;
      const { rows } = await sql<{ import_id: string }>`
        insert into etl_imports (tenant_id, source, status, rows_read, records_imported, records_inserted, day_from,
          day_to, started_at, completed_at)
        values (${tenant_id}, 'csv', 'completed', ${days}, ${days}, ${days}, ${first}::date, ${first}::date + ${days}::int - 1,
          ${instant}::timestamptz, ${instant}::timestamptz)
        returning import_id`.execute(database.owner);
      await sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads, provisional, import_id)
        select ${tenant_id}, ${episodes[episode]?.episode_id}::uuid, ${first}::date + n, 'csv', ${downloads}, ${provisional}::boolean, ${rows[0]?.import_id}::uuid
        from generate_series(0, ${days}::int - 1) as n
        on conflict (tenant_id, episode_id, day, source) do update set downloads = excluded.downloads, provisional = excluded.provisional, import_id = excluded.import_id`.execute(
        database.owner,
      );
      return rows[0]?.import_id ?? '';
    },
    /** Takes every booking away and sets the clock to New Year 2026. */
    clear: async () => {
      instant = '2026-01-01T00:00:00.000Z';
      for (const table of [
        'insertion_orders',
        'io_bookings',
        'promo_codes',
        'metrics_daily',
        'event_outbox',
      ]) {
        await sql`delete from ${sql.table(table)}`.execute(database.owner);
      }
    },
  };
}

/** {@link givenIo}'s. */
export type GivenIo = Awaited<ReturnType<typeof givenIo>>;
