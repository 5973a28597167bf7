import { type ChildProcess, fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** CPU of the server per request, in turn, for one JSON answer: `npm run handler -w bench`. */
const KINDS = ['bare node:http', 'hono', 'podflight'];
const REQUESTS = 12_000;
const ROUNDS = 5;
const AT_ONCE = 16;

type Server = { child: ChildProcess; port: number; agent: Agent; micros: number[] };

const servers = new Map<string, Server>();
for (const kind of KINDS) servers.set(kind, await start(kind));
for (const server of servers.values()) await load(server, REQUESTS);
for (let round = 0; round < ROUNDS; round++) {
  for (const server of servers.values()) {
    const before = await cpu(server);
    await load(server, REQUESTS);
    server.micros.push(((await cpu(server)) - before) / REQUESTS);
  }
}
const bare = median(servers.get('bare node:http')?.micros ?? []);
console.log('server\tCPU µs per request\tto bare');
for (const [kind, { micros, child }] of servers) {
  console.log([kind, median(micros).toFixed(0), (median(micros) / bare).toFixed(2)].join('\t'));
  child.kill();
}

async function start(kind: string): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./features-server.ts', import.meta.url)), [kind]);
  const port = Number(await new Promise((resolve) => child.once('message', resolve)));
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }), micros: [] };
}

async function cpu({ child }: Server): Promise<number> {
  const answer = new Promise<NodeJS.CpuUsage>((resolve) => {
    child.once('message', (usage: NodeJS.CpuUsage) => resolve(usage));
  });
  child.send('cpu');
  const { user, system } = await answer;
  return user + system;
}

async function load(server: Server, requests: number): Promise<void> {
  let sent = 0;
  const work = async () => {
    while (sent++ < requests) await get(server);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function get({ port, agent }: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer acme admin', accept: '*/*' };
    request({ host: '127.0.0.1', port, agent, path: '/api/v1/features', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    })
      .on('error', reject)
      .end();
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
