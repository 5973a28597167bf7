import { catalogSnapshot } from '@podflight/testing/catalog-snapshot';
import { APP_ROLE, eachDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { hostsBefore as hosts } from '@podflight/testing/hosts-before';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';
import type { MigrationOptions } from './migration-options.ts';
import { migrationStatus } from './migration-status.ts';

const options: Record<string, MigrationOptions> = {
  'in the host’s schema': { appRole: APP_ROLE },
  'in a schema of its own': { appRole: APP_ROLE, hostSchema: { podflightSchema: 'pod flight' } },
};

eachDatabase((kind, open) => {
  // On PGlite the hardest host will do; each costs it seconds.
  const chosen = Object.keys(hosts).filter((name) => kind === 'postgres' || name.includes('earlier'));
  describe.each(chosen)('on a host with %s', (host) => {
    it.each(Object.keys(options))(
      'up and then down gives back the schema and the rows, %s',
      async (where) => {
        const { owner } = await open({ from: 'host' });
        await givenTwoTenants(owner);
        for (const statement of hosts[host] ?? []) await sql.raw(statement).execute(owner);
        const before = [await catalogSnapshot(owner), await allRows(owner)];

        await migrateUp(owner, options[where]);
        expect((await migrationStatus(owner, options[where])).every(({ state }) => state === 'applied')).toBe(
          true,
        );
        const { undone } = await migrateDown(owner, options[where]);

        expect(undone).toHaveLength(6);
        expect([await catalogSnapshot(owner), await allRows(owner)]).toEqual(before);
        if (kind === 'pglite') return;
        await migrateUp(owner, options[where]);
        await migrateDown(owner, options[where]);
        expect([await catalogSnapshot(owner), await allRows(owner)]).toEqual(before);
      },
    );
  });

  describe('migrateDown', () => {
    it('stops at the step that is to stay', async () => {
      const { owner } = await open({ from: 'podflight' });
      const { undone } = await migrateDown(owner, { to: '0002_metrics_daily' });
      expect(undone).toEqual(['0006_event_outbox', '0005_matches', '0004_bookings', '0003_deal_stages']);
      const status = await migrationStatus(owner);
      expect(status.filter(({ state }) => state === 'applied').map(({ name }) => name)).toEqual([
        '0001_imports',
        '0002_metrics_daily',
      ]);
      expect((await migrateUp(owner)).applied).toHaveLength(4);
    });

    it('does no harm where nothing was ever applied', async () => {
      const { owner } = await open({ from: 'host' });
      const before = await catalogSnapshot(owner);
      expect(await migrateDown(owner)).toEqual({ undone: [] });
      expect(await catalogSnapshot(owner)).toEqual(before);
    });

    it('refuses a step that is none', async () => {
      const { owner } = await open({ from: 'host' });
      await expect(migrateDown(owner, { to: '0009_nothing' })).rejects.toMatchObject({
        code: 'migrations.option_invalid',
      });
    });
  });
});

/** Every row of every table in public, as text. */
// biome-ignore lint/suspicious/noExplicitAny: no tables are named
async function allRows(db: Kysely<any>): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(
    db,
  );
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.id(name)} as t order by 1`.execute(db);
    found[name] = rows;
  }
  return found;
}
