import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { type Kysely, sql, type Transaction } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownTables } from './own-objects.ts';

eachDatabase((_, open) => {
  describe('row level security, as the app’s role', () => {
    let database: TestDatabase;
    let given: TwoTenants;
    beforeAll(async () => {
      database = await open();
      given = await givenTwoTenants(database.owner);
      for (const tenant of [given.acme, given.rival]) {
        for (const insert of rowsOf(tenant.tenant_id, tenant)) await sql.raw(insert).execute(database.owner);
      }
    });

    it.each(ownTables.map(({ table }) => table))(
      'shows of %s only the tenant’s rows, without a where',
      async (table) => {
        const tenants = async (setting: string | null) => {
          const rows = await as(database.db, setting, (trx) =>
            sql<{ tenant_id: string }>`select tenant_id::text from ${sql.id(table)}`.execute(trx),
          );
          return [...new Set(rows.rows.map(({ tenant_id }) => tenant_id))];
        };
        expect(await tenants(given.acme.tenant_id)).toEqual([given.acme.tenant_id]);
        expect(await tenants(given.rival.tenant_id)).toEqual([given.rival.tenant_id]);
        expect(await tenants('00000000-0000-4000-8000-000000000099')).toEqual([]);
        expect(await tenants('')).toEqual([]);
        expect(await tenants(null)).toEqual([]);
      },
    );

    it.each(ownTables.map(({ table }) => table))(
      'refuses to give a row of %s to another tenant',
      async (table) => {
        const move = (setting: string) =>
          as(database.db, setting, (trx) =>
            sql`update ${sql.id(table)} set tenant_id = ${given.rival.tenant_id}`.execute(trx),
          );
        await expect(move(given.acme.tenant_id)).rejects.toMatchObject({ code: '42501' });
        const remove = await as(database.db, '', (trx) => sql`delete from ${sql.id(table)}`.execute(trx));
        expect(remove.numAffectedRows).toBe(0n);
      },
    );

    it('refuses a row for another tenant, and one without a setting', async () => {
      const insert = (setting: string | null) =>
        as(database.db, setting, (trx) =>
          sql`insert into event_outbox (tenant_id, type, data) values (${given.rival.tenant_id}, 'x', '{}')`.execute(
            trx,
          ),
        );
      await expect(insert(given.acme.tenant_id)).rejects.toMatchObject({ code: '42501' });
      await expect(insert(null)).rejects.toMatchObject({ code: '42501' });
      await expect(insert('')).rejects.toMatchObject({ code: '42501' });
    });

    it('holds when somebody adds a policy that lets everything through', async () => {
      await sql`create policy everything on matches using (true) with check (true)`.execute(database.owner);
      const { rows } = await as(database.db, given.acme.tenant_id, (trx) =>
        sql<{ tenant_id: string }>`select tenant_id::text from matches`.execute(trx),
      );
      expect(rows).toEqual([{ tenant_id: given.acme.tenant_id }]);
      await sql`drop policy everything on matches`.execute(database.owner);
    });

    it('refuses a booking on another tenant’s ad unit', async () => {
      const { rows } = await sql<{ ad_unit_id: string }>`
        select ad_unit_id::text from ad_units where tenant_id = ${given.rival.tenant_id}`.execute(
        database.owner,
      );
      const book = as(database.db, given.acme.tenant_id, (trx) =>
        sql`insert into io_bookings (tenant_id, ad_unit_id, flight_start, flight_end)
          values (${given.acme.tenant_id}, ${rows[0]?.ad_unit_id}, now(), now() + interval '1 day')`.execute(
          trx,
        ),
      );
      await expect(book).rejects.toMatchObject({ code: '23503' });
    });

    it('binds a table owner that is no superuser', async () => {
      await sql`create role podflight_owner`.execute(database.owner).catch(() => undefined);
      await sql`alter table matches owner to podflight_owner`.execute(database.owner);
      const seen = await database.owner.transaction().execute(async (trx) => {
        await sql`set local role podflight_owner`.execute(trx);
        return (await sql`select 1 from matches`.execute(trx)).rows.length;
      });
      expect(seen).toBe(0);
    });
  });
});

/** Runs `work` with the setting, or with none where it is null. */
async function as<T>(
  // biome-ignore lint/suspicious/noExplicitAny: no tables are named
  db: Kysely<any>,
  setting: string | null,
  // biome-ignore lint/suspicious/noExplicitAny: no tables are named
  work: (trx: Transaction<any>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    if (setting !== null) await sql`select set_config('app.current_tenant', ${setting}, true)`.execute(trx);
    return work(trx);
  });
}

function rowsOf(tenant: string, { podcasts, episodes, sponsors, campaigns }: TwoTenants['acme']): string[] {
  const [podcast, episode, sponsor, campaign] = [
    podcasts[0]?.podcast_id,
    episodes[0]?.episode_id,
    sponsors[0]?.sponsor_id,
    campaigns[0]?.campaign_id,
  ];
  return [
    `insert into etl_imports (import_id, tenant_id, source, status) values ('${tenant}', '${tenant}', 'csv', 'processing')`,
    `insert into etl_rejected_rows values ('${tenant}', '${tenant}', 2, '{a}', '[]')`,
    `insert into etl_staged_rows (tenant_id, import_id, line, episode_id, day, source) values ('${tenant}', '${tenant}', 2, '${episode}', '2025-01-01', 'csv')`,
    `insert into metrics_daily (tenant_id, episode_id, day, source) values ('${tenant}', '${episode}', '2025-01-01', 'csv')`,
    `insert into episode_curves (tenant_id, podcast_id, curve, window_totals) values ('${tenant}', '${podcast}', '[1]', '[]')`,
    `insert into deals (tenant_id, campaign_id) values ('${tenant}', '${campaign}')`,
    `insert into deal_stage_history (tenant_id, campaign_id, to_stage, revision) values ('${tenant}', '${campaign}', 'qualified', 1)`,
    `insert into ad_units (tenant_id, podcast_id, name, position) values ('${tenant}', '${podcast}', 'Mid-roll', 'mid')`,
    `insert into insertion_orders (insertion_order_id, tenant_id, campaign_id, io_number, currency, time_zone)
      values ('${tenant}', '${tenant}', '${campaign}', 'IO-1', 'USD', 'UTC')`,
    `insert into io_revisions (tenant_id, insertion_order_id, revision, document, sha256) values ('${tenant}', '${tenant}', 1, '{}', 'x')`,
    `insert into io_bookings (io_id, tenant_id, campaign_id, ad_unit_id, flight_start, flight_end)
      select '${tenant}', tenant_id, '${campaign}', ad_unit_id, now(), now() + interval '1 day' from ad_units where tenant_id = '${tenant}'`,
    `insert into io_status_history (tenant_id, io_id, seq, to_status) values ('${tenant}', '${tenant}', 1, 'scheduled')`,
    `insert into promo_codes (tenant_id, code, sounds_like) values ('${tenant}', 'SAIL', 'SL')`,
    `insert into vanity_links (tenant_id, slug, target_url) values ('${tenant}', 'sail', 'https://example.com')`,
    `insert into matches (tenant_id, advertiser_id, podcast_id, score) values ('${tenant}', '${sponsor}', '${podcast}', 50)`,
    `insert into match_runs (tenant_id) values ('${tenant}')`,
    `insert into event_outbox (tenant_id, type, data) values ('${tenant}', 'etl.error', '{}')`,
  ];
}
