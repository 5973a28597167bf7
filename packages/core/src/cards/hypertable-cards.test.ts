import { givenTwoTenants } from '@podflight/testing/given';
import { APP_ROLE } from '@podflight/testing/prepare-database';
import { makeHypertable, timescaleDatabase } from '@podflight/testing/timescale-database';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceFlights } from '../io/index.ts';
import type { PodflightContext } from '../tenancy/index.ts';
import { type CardName, cardFunctions } from './index.ts';

// biome-ignore lint/suspicious/noExplicitAny: host tables and ours alike
type Database = Kysely<any>;

describe('cards over a hypertable of TimescaleDB', () => {
  let db: Database;
  let ctx: Omit<PodflightContext, 'db'>;
  let plain: Map<CardName, Answer>;
  beforeAll(async () => {
    db = await timescaleDatabase('podflight');
    const { tenant_id } = (await givenTwoTenants(db)).acme;
    ctx = { tenant_id, clock: () => new Date('2026-11-24T09:00:00Z') };
    await fill(db, tenant_id);
    await asApp((trx) => advanceFlights({ ...ctx, db: trx }));
    plain = await answers();
    await makeHypertable(db);
    await sql`analyze`.execute(db);
  });
  afterAll(() => db.destroy());

  it('say the same as over a plain table, and read no more of it', async () => {
    const chunked = await answers();
    for (const [name, { card, rows }] of chunked) {
      const before = plain.get(name);
      expect(card, name).toEqual(before?.card);
      expect(rows, name).toBeLessThanOrEqual((before?.rows ?? 0) * 1.5);
    }
    expect(plain.get('pacing')).toMatchObject({ card: { state: 'ok' } });
    expect(plain.get('pacing')?.rows).toBeGreaterThan(500);
  });

  async function answers(): Promise<Map<CardName, Answer>> {
    const found = new Map<CardName, Answer>();
    for (const name of Object.keys(cardFunctions) as CardName[]) {
      // The names are the record's.
      const answer = await asApp(async (trx) => {
        const before = await numbersRead(trx);
        const card = await cardFunctions[name]({ ...ctx, db: trx });
        return { card, rows: (await numbersRead(trx)) - before };
      });
      found.set(name, answer);
    }
    return found;
  }

  function asApp<Result>(work: (trx: Database) => Promise<Result>): Promise<Result> {
    return db.transaction().execute(async (trx) => {
      await sql`set local role ${sql.id(APP_ROLE)}`.execute(trx);
      return work(trx);
    });
  }
});

type Answer = { card: unknown; rows: number };

/** 4 shows of 50 weekly episodes that are sold for 30 days, each with 60 days of numbers from two sources. */
async function fill(db: Database, tenant_id: string): Promise<void> {
  await sql`insert into podcasts (tenant_id, title) select ${tenant_id}::uuid, 'Weekly ' || n from generate_series(1, 4) as n`.execute(
    db,
  );
  await sql`insert into episodes (podcast_id, title, publish_date)
    select p.podcast_id, 'Episode ' || n, timestamptz '2026-11-20Z' - n * interval '7 days'
    from podcasts as p, generate_series(1, 50) as n where p.title like 'Weekly %'`.execute(db);
  await sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
    select ${tenant_id}::uuid, e.episode_id, e.publish_date::date + age, source, 1000 / (1 + age)
    from episodes as e, generate_series(0, 59) as age, (values ('apple'), ('spotify')) as s(source)
    where e.title like 'Episode %' and e.publish_date::date + age < '2026-11-24'`.execute(db);
  await sql`insert into campaigns (tenant_id, podcast_id, sponsor_id, name, stage)
    select ${tenant_id}::uuid, p.podcast_id, (select sponsor_id from sponsors where tenant_id = ${tenant_id}::uuid limit 1), 'Weekly ' || p.title, 'won'
    from podcasts as p where p.title like 'Weekly %'`.execute(db);
  await sql`insert into io_bookings (tenant_id, campaign_id, podcast_id, episode_id, flight_start, flight_end, time_zone, booked_impressions, booked_cpm_cents, currency, status)
    select ${tenant_id}::uuid, c.campaign_id, e.podcast_id, e.episode_id, e.publish_date, e.publish_date + interval '30 days', 'UTC', 5000, 2500, 'USD', 'active'
    from episodes as e join campaigns as c using (podcast_id) where c.name like 'Weekly %'`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** Rows of numbers that this session has read. */
async function numbersRead(trx: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::float8 as n
    from pg_stat_xact_user_tables where schemaname = '_timescaledb_internal' or relname = 'metrics_daily'`.execute(
    trx,
  );
  return rows[0]?.n ?? 0;
}
