import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../src/server.ts', import.meta.url));

export type Demo = {
  url: string;
  /** From the start of the process to the line that says it is ready. */
  startMs: number;
  process: ChildProcess;
  /** Ends it as Ctrl-C does. */
  stop: () => Promise<void>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
  /** A request as one of the demo's people. */
  as: (who: string, path: string, init?: RequestInit) => Promise<Response>;
};

/** Where a demo keeps its data: a folder of its own, or a PostgreSQL. */
export type Store = { DATA_DIR: string } | { DATABASE_URL: string };

/** Starts the demo on a free port over this data. */
export async function startDemo(store: Store): Promise<Demo> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const began = performance.now();
  const child = runServer({ PORT: String(port), ...store });
  await said(child, /is ready/);
  const startMs = Math.round(performance.now() - began);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    url,
    startMs,
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    as: (who, path, init = {}) =>
      fetch(url + path, { ...init, headers: { ...init.headers, authorization: `Bearer demo.${who}` } }),
  };
}

/** The server's process with these settings and no others. */
export function runServer(env: Record<string, string>): ChildProcess {
  const { PATH, HOME, LANG } = process.env;
  return spawn(process.execPath, [SERVER], {
    env: { ...(PATH && { PATH }), ...(HOME && { HOME }), ...(LANG && { LANG }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for a line of the process's output; rejects with all of it when the process ends instead. */
export function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (pattern.test(output)) resolve(output);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}:\n${output}`)));
  });
}

/** A data folder of a test's own, as the first start leaves it. */
export function copyData(freshData: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-e2e-'));
  cpSync(freshData, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
