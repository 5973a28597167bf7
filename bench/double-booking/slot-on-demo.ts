import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Slot } from './slot.ts';

const SERVER = fileURLToPath(new URL('../../examples/demo-host/src/server.ts', import.meta.url));
const WHO = 'northwind.member';

/** A slot of the demo host over this database, for bookers that send requests. */
export async function slotOnDemo(database: string): Promise<Slot> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const demo = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env.PATH, PORT: String(port), DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(demo);
  const get = async (path: string) => {
    const response = await fetch(url + path, { headers: { authorization: `Bearer demo.${WHO}` } });
    return (await response.json()).items;
  };
  const [campaign] = await get('/host/campaigns');
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    podcast_id: campaign.podcast_id,
    from: day(1),
    to: day(366),
    limit: '200',
  });
  const places: { capacity: number; free: number; ad_unit_id: string; episode_id: string }[] = await get(
    `/api/v1/io/availability?${query}`,
  );
  const place = places.find(({ capacity, free }) => capacity === 1 && free === 1);
  if (!place) throw new Error('The demo has no ad unit of one slot that is free.');
  return {
    booker: ['http', url, WHO],
    order: { campaign_id: campaign.campaign_id, currency: 'EUR' },
    place: { ad_unit_id: place.ad_unit_id, episode_id: place.episode_id },
    close: async () => {
      const gone = new Promise((resolve) => demo.once('exit', resolve));
      demo.kill('SIGTERM');
      await gone;
    },
  };
}

function ready(demo: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    demo.stdout?.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('is ready')) resolve();
    });
    demo.once('exit', (code) => reject(new Error(`The demo ended with ${code}; its message is above.`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
