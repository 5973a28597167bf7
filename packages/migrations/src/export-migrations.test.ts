import { catalogSnapshot } from '@podflight/testing/catalog-snapshot';
import { postgresDatabase } from '@podflight/testing/databases';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { exportMigrations } from './export-migrations.ts';
import { migrateUp } from './migrate-up.ts';
import { migrationStatus } from './migration-status.ts';
import { planMigrations } from './plan-migrations.ts';

const withoutLedger = (lines: string[]) => lines.filter((line) => !line.includes('podflight_migrations'));

describe('SQL for people and other tools', () => {
  it('export gives files that any tool can run, up and down, with the same result and no ledger', async () => {
    const [ours, theirs] = [
      await postgresDatabase({ from: 'host' }),
      await postgresDatabase({ from: 'host' }),
    ];
    await migrateUp(ours.owner);
    const before = await catalogSnapshot(theirs.owner);
    const files = await exportMigrations(theirs.owner);
    expect(files).toEqual(await exportMigrations(null));
    expect(await catalogSnapshot(theirs.owner)).toEqual(before);

    const client = new pg.Client(theirs.ownerUrl ?? '');
    await client.connect();
    for (const { sql } of files.filter(({ name }) => name.endsWith('.up.sql')))
      await client.query(`begin; ${sql}; commit`);
    expect(await catalogSnapshot(theirs.owner)).toEqual(withoutLedger(await catalogSnapshot(ours.owner)));
    for (const { sql } of files.filter(({ name }) => name.endsWith('.up.sql'))) await client.query(sql);
    expect(await catalogSnapshot(theirs.owner)).toEqual(withoutLedger(await catalogSnapshot(ours.owner)));
    for (const { sql } of files.filter(({ name }) => name.endsWith('.down.sql')).reverse())
      await client.query(sql);
    expect(await catalogSnapshot(theirs.owner)).toEqual(before);
    await client.end();
    await Promise.all([ours.drop(), theirs.drop()]);
  });

  it('plan prints what up would do, touches nothing, and is empty once it is done', async () => {
    const [ours, theirs] = [
      await postgresDatabase({ from: 'host' }),
      await postgresDatabase({ from: 'host' }),
    ];
    const before = await catalogSnapshot(theirs.owner);
    const plan = await planMigrations(theirs.owner);
    expect(await catalogSnapshot(theirs.owner)).toEqual(before);
    const client = new pg.Client(theirs.ownerUrl ?? '');
    await client.connect();
    await client.query(plan);
    await client.end();
    await migrateUp(ours.owner);
    expect(await catalogSnapshot(theirs.owner)).toEqual(await catalogSnapshot(ours.owner));
    expect((await migrationStatus(theirs.owner)).every(({ state }) => state === 'applied')).toBe(true);
    expect(await planMigrations(theirs.owner)).toBe('');
    await Promise.all([ours.drop(), theirs.drop()]);
  });
});
