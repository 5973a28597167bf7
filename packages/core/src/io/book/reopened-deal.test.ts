import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// Deals and bookings meet here as they do in a host.
import { getDeal, moveDeal } from '../../pipeline/index.ts';
import { type GivenIo, givenIo } from '../given-io.ts';
import { bookIo } from '../index.ts';

describe('a won deal that is reopened while somebody books for it', () => {
  let database: TestDatabase;
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(async () => {
      database = await postgresDatabase({ max: 24 });
      return database;
    });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await given.clear();
    await sql`delete from deal_stage_history`.execute(database.owner);
    await sql`delete from deals`.execute(database.owner);
    await sql`update campaigns set stage = 'won', stage_changed_at = now(), campaign_value = 100`.execute(
      database.owner,
    );
  });

  const deal = () => given.tenants.acme.campaigns[0]?.campaign_id ?? '';
  const order = (day = '2026-02-01') => ({
    campaign_id: deal(),
    currency: 'USD',
    lines: [given.lineOf('acme', given.mid.acme, { flight_start: day, flight_end: day })],
  });
  const reopen = (ctx = given.ctx) => moveDeal(ctx, deal(), { stage: 'negotiation', reason: 'More shows' });
  /** Whether a promise is still open after a while. */
  const waits = (promise: Promise<unknown>) =>
    Promise.race([
      promise.then(
        () => false,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 300)),
    ]);

  it('stays won: reopening waits for the booking, and is refused by it', async () => {
    let reopening: Promise<unknown> = Promise.resolve();
    await database.db.transaction().execute(async (trx) => {
      await bookIo({ ...given.ctx, db: trx }, order());
      reopening = reopen();
      expect(await waits(reopening)).toBe(true);
    });
    await expect(reopening).rejects.toMatchObject({ code: 'deal.bookings_scheduled' });
    expect((await getDeal(given.ctx, deal())).stage).toBe('won');
  });

  it('reopens when the booking comes to nothing', async () => {
    let reopening: Promise<unknown> = Promise.resolve();
    const undone = database.db.transaction().execute(async (trx) => {
      await bookIo({ ...given.ctx, db: trx }, order());
      reopening = reopen();
      await waits(reopening);
      throw new Error('the host thought better of it');
    });
    await expect(undone).rejects.toThrow('thought better');
    await expect(reopening).resolves.toMatchObject({ stage: 'negotiation' });
  });

  it('makes a booker wait who came second, who then books for the reopened deal', async () => {
    let booking: Promise<unknown> = Promise.resolve();
    await database.db.transaction().execute(async (trx) => {
      await reopen({ ...given.ctx, db: trx });
      booking = bookIo(given.ctx, order());
      expect(await waits(booking)).toBe(true);
    });
    await expect(booking).resolves.toMatchObject({ io_number: 'IO-00001' });
    expect((await getDeal(given.ctx, deal())).stage).toBe('negotiation');
  });

  it('never waits in a circle: bookers, reopeners and a host that writes the campaign, all at once', async () => {
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => {
          if (n % 3 === 0) return bookIo(given.ctx, order(`2026-0${1 + round}-${10 + n}`));
          if (n % 3 === 1) return reopen();
          return database.db.transaction().execute(async (trx) => {
            await sql`update campaigns set stage = 'won' where campaign_id = ${deal()}::uuid`.execute(trx);
            await reopen({ ...given.ctx, db: trx });
          });
        }),
      );
      for (const answer of answers) {
        if (answer.status === 'fulfilled') continue;
        expect(String(answer.reason.code)).toMatch(/^deal\.(bookings_scheduled|transition_refused)$/);
      }
    }
    expect(await given.rows('select 1 from io_bookings')).toHaveLength(5 * 7);
  });
});
