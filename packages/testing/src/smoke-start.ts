import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Starts the demo as `npm start` does, twice on one data folder, and asks it for a page and a number. */
const dataDir = mkdtempSync(join(tmpdir(), 'podflight-smoke-'));
const port = await freePort();
try {
  const first = await startAndLook();
  const later = await startAndLook();
  console.log(`smoke: first start ${first.toFixed(1)} s, later start ${later.toFixed(1)} s`);
  if (first > 60 || later > 10) throw new Error('The demo starts too slowly: 60 s and 10 s are the bounds.');
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function startAndLook(): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  try {
    await answers('/healthz', 120_000);
    const seconds = (performance.now() - began) / 1000;
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    if (!page.includes('<html')) throw new Error('The front page is no page.');
    const status = await fetch(`http://127.0.0.1:${port}/api/v1/etl/status`, {
      headers: { authorization: 'Bearer demo.northwind.viewer' },
    });
    if (status.status !== 200) throw new Error(`The import history answered ${status.status}.`);
    return seconds;
  } finally {
    const ended = new Promise((resolve) => child.on('exit', resolve));
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
    await Promise.race([ended, sleep(10_000)]);
  }
}

async function answers(path: string, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    const ok = await fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await sleep(100);
  }
  throw new Error(`Nothing answered ${path} within ${withinMs / 1000} s.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
