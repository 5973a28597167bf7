import { type RunningPostgres, startPostgres } from '@podflight/testing/start-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './demo-server.ts';

const MEMBER = 'northwind.member';
const BOOKERS = 64;
const ROUNDS = 3;

type Attempt = { status: number; code: string | null; alternatives: number; ms: number };

describe('64 people at once, over HTTP to the demo on PostgreSQL', () => {
  let postgres: RunningPostgres;
  let demo: Demo;

  beforeAll(async () => {
    postgres = await startPostgres();
    demo = await startDemo({ DATABASE_URL: postgres.url });
  });
  afterAll(async () => {
    await demo?.stop();
    await postgres?.stop();
  });

  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const items = async (path: string) => (await (await demo.as(MEMBER, path)).json()).items;

  async function attempt(order: unknown): Promise<Attempt> {
    const began = performance.now();
    const response = await demo.as(MEMBER, '/api/v1/io', {
      method: 'POST',
      body: JSON.stringify(order),
      headers: { 'content-type': 'application/json' },
    });
    const { code = null, details } = await response.json();
    const alternatives = details?.lines?.[0]?.alternatives?.length ?? 0;
    return { status: response.status, code, alternatives, ms: performance.now() - began };
  }

  it(`want one slot: one of them has it, the others are told what is free, ${ROUNDS} rounds long`, async () => {
    const [campaign] = await items('/host/campaigns');
    const query = new URLSearchParams({
      podcast_id: campaign.podcast_id,
      from: day(1),
      to: day(30),
      limit: '100',
    });
    const places = await items(`/api/v1/io/availability?${query}`);
    const place = places.find(
      (one: { capacity: number; free: number }) => one.capacity === 1 && one.free === 1,
    );
    const waits: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const flight = { flight_start: day(1 + round), flight_end: day(1 + round) };
      const order = {
        campaign_id: campaign.campaign_id,
        currency: 'EUR',
        lines: [{ ad_unit_id: place.ad_unit_id, episode_id: place.episode_id, ...flight }],
      };
      const attempts = await Promise.all(Array.from({ length: BOOKERS }, () => attempt(order)));
      const told = attempts.filter(({ status, code }) => status === 409 && code === 'io.slot_taken');
      expect(attempts.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(told).toHaveLength(BOOKERS - 1);
      expect(Math.min(...told.map(({ alternatives }) => alternatives))).toBeGreaterThan(0);
      waits.push(...attempts.map(({ ms }) => ms));
    }
    waits.sort((a, b) => a - b);
    const [median = 0, slowest = 0] = [waits[Math.floor(waits.length / 2)], waits.at(-1)].map((ms) =>
      Math.round(ms ?? 0),
    );
    console.log(`${waits.length} bookings of ${ROUNDS} slots: median ${median} ms, slowest ${slowest} ms`);
    expect(slowest).toBeLessThan(10_000);
  });
});
