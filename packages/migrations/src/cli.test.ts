import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildJs } from '@podflight/testing/build-js';
import { APP_ROLE, postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

describe('podflight-migrations', () => {
  let database: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'podflight-cli-'));
  beforeAll(async () => {
    await buildJs();
    database = await postgresDatabase({ from: 'host' });
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const run = (args: string[], env: Record<string, string> = {}) => {
    const { DATABASE_URL: _, ...rest } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...rest, ...env },
    });
    return { status, stdout, stderr };
  };
  const on = (...args: string[]) => run(args, { DATABASE_URL: database.ownerUrl ?? '' });

  it('explains itself', () => {
    expect(run(['--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Usage: podflight-migrations'),
    });
    expect(run([])).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit codes') });
  });

  it.each([
    [['sideways'], 'Expected one command'],
    [['up', '--fast'], "Unknown option '--fast'"],
    [['up'], 'No database: pass --database-url or set DATABASE_URL'],
    [['status', '--database-url', 'postgres://127.0.0.1:1/none'], 'The database could not be used'],
    [
      ['status', '--database-url', 'postgres://127.0.0.1:1/none', '--config', 'none.json'],
      'config file none.json cannot be read',
    ],
  ])('ends with 2 on %j, saying why', (args, message) => {
    expect(run(args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });

  it('goes up, tells how things stand, and comes down', () => {
    expect(on('status').stdout).toMatch(/0001_imports +pending/);
    expect(on('plan').stdout).toContain('create table if not exists');
    expect(on('doctor')).toMatchObject({ status: 0, stdout: expect.stringContaining('note step.pending') });
    expect(on('up')).toMatchObject({ status: 0, stdout: expect.stringContaining('Applied 0001_imports') });
    expect(on('doctor', '--app-role', APP_ROLE)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('GRANT SELECT, INSERT, UPDATE, DELETE ON "public"."etl_imports"'),
    });
    expect(on('plan', '--app-role', APP_ROLE).stdout).toMatch(/^-- grants\nbegin;/);
    expect(on('up', '--app-role', APP_ROLE)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Granted SELECT, INSERT, UPDATE, DELETE ON "public"."ad_units" to /),
    });
    expect(on('up', '--app-role', APP_ROLE).stdout).toContain('Nothing to do');
    expect(on('up').stdout).toContain('Nothing to do');
    expect(on('plan').stdout).toContain('Nothing to do');
    expect(on('status').stdout).toMatch(/0001_imports +applied +20\d\d-/);
    expect(on('doctor', '--app-role', APP_ROLE)).toMatchObject({ status: 0, stdout: 'All is well.\n' });
    expect(on('doctor')).toMatchObject({ status: 1, stdout: expect.stringContaining('rls.R11') });
    expect(on('down', '--to', '0005_matches').stdout).toContain('Undid 0006_event_outbox.');
    expect(on('down', '--app-role', APP_ROLE)).toMatchObject({ status: 0 });
    expect(on('down').stdout).toContain('Nothing to undo.');
  });

  it('takes the host’s names from a config file, and ends with 1 when the host lacks something', async () => {
    const config = join(folder, 'podflight.json');
    writeFileSync(config, JSON.stringify({ hostSchema: { tables: { podcasts: { name: 'shows' } } } }));
    expect(on('up', '--config', config)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Table "public.shows" is missing'),
    });
    await sql`alter table podcasts rename to shows`.execute(database.owner);
    expect(on('up', '--config', config)).toMatchObject({ status: 0 });
  });

  it('exports with a database and without one', () => {
    expect(on('export', '--out', 'with')).toMatchObject({ status: 0 });
    expect(run(['export', '--out', 'without'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('uuid'),
    });
    expect(readdirSync(join(folder, 'with'))).toEqual(readdirSync(join(folder, 'without')));
    expect(readdirSync(join(folder, 'with'))).toHaveLength(12);
  });
});
