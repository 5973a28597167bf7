import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PodflightContext, withTenant } from '../tenancy/index.ts';
import { deliverAfterCommit, emitEvent } from './emit-event.ts';
import { type CloudEvent, dispatchEvents } from './index.ts';

const DATA = {
  import_id: 'i1',
  source: 'csv',
  code: 'cancelled',
  message: 'Stopped.',
  rows_read: 1,
  records_failed: 1,
  retryable: true,
};

eachDatabase((_, open) => {
  describe('the outbox', () => {
    let database: TestDatabase;
    let ctx: PodflightContext;
    let rival: PodflightContext;
    let at: number;

    beforeAll(async () => {
      database = await open();
      const tenants = await givenTwoTenants(database.owner);
      const clock = () => new Date(at);
      ctx = { db: database.db, tenant_id: tenants.acme.tenant_id, clock };
      rival = { db: database.db, tenant_id: tenants.rival.tenant_id, clock };
    });

    beforeEach(async () => {
      at = Date.parse('2026-11-23T12:00:00Z');
      await sql`truncate event_outbox`.execute(database.owner);
    });

    const emit = (by: PodflightContext, subject: string) =>
      withTenant(by, (db) =>
        emitEvent(by, db, { type: 'etl.error', subject, data: { ...DATA, import_id: subject } }),
      );

    it('hands each event to the sinks once, oldest first, as a CloudEvent of its tenant', async () => {
      await emit(ctx, 'one');
      at += 10;
      await emit(ctx, 'two');
      await emit(rival, 'not mine');
      const got: CloudEvent[] = [];
      expect(await dispatchEvents(ctx, { sinks: [(event) => void got.push(event)] })).toEqual({
        delivered: 2,
        retrying: 0,
        dead: 0,
      });
      expect(got.map((event) => event.subject)).toEqual(['one', 'two']);
      expect(got[0]).toMatchObject({
        specversion: '1.0',
        type: 'etl.error',
        source: `podflight/${ctx.tenant_id}`,
        time: '2026-11-23T12:00:00.000Z',
        data: { import_id: 'one' },
      });
      expect(await dispatchEvents(ctx, { sinks: [() => undefined] })).toMatchObject({ delivered: 0 });
    });

    it('offers a refused event again later with the same id, and keeps it as dead in the end', async () => {
      const emitted = await emit(ctx, 'one');
      const ids: string[] = [];
      const refuse = (event: CloudEvent) => {
        ids.push(event.id);
        throw new Error('down');
      };
      expect(await dispatchEvents(ctx, { sinks: [refuse], maxAttempts: 2 })).toMatchObject({ retrying: 1 });
      expect(await dispatchEvents(ctx, { sinks: [refuse], maxAttempts: 2 })).toMatchObject({ retrying: 0 });
      at += 3_000;
      expect(await dispatchEvents(ctx, { sinks: [refuse], maxAttempts: 2 })).toMatchObject({ dead: 1 });
      at += 3_600_000;
      expect(await dispatchEvents(ctx, { sinks: [refuse], maxAttempts: 2 })).toMatchObject({
        dead: 0,
        delivered: 0,
      });
      expect(ids).toEqual([emitted.id, emitted.id]);
      const { rows } = await sql`select status, last_error from event_outbox`.execute(database.owner);
      expect(rows).toEqual([{ status: 'dead', last_error: 'down' }]);
    });

    it('goes with the transaction that it was written in', async () => {
      const write = withTenant(ctx, async (db) => {
        await emitEvent(ctx, db, { type: 'etl.error', subject: 'gone', data: DATA });
        throw new Error('rolled back');
      });
      await expect(write).rejects.toThrow('rolled back');
      expect(await dispatchEvents(ctx, { sinks: [() => undefined] })).toMatchObject({ delivered: 0 });
    });

    it('shares the work between dispatchers that run at once', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => emit(ctx, `e${n}`)));
      const got: string[] = [];
      const sinks = [(event: CloudEvent) => void got.push(event.id)];
      await Promise.all([1, 2, 3, 4].map(() => dispatchEvents(ctx, { sinks, limit: 20 })));
      await dispatchEvents(ctx, { sinks });
      expect(got).toHaveLength(20);
      expect(new Set(got).size).toBe(20);
    });

    it('is left out when the context has a sink, which is called after the commit', async () => {
      const got: CloudEvent[] = [];
      const direct = { ...ctx, events: (event: CloudEvent) => void got.push(event) };
      const event = await emit(direct, 'direct');
      await deliverAfterCommit(direct, event);
      expect(got).toHaveLength(1);
      expect(await dispatchEvents(ctx, { sinks: [() => undefined] })).toMatchObject({ delivered: 0 });
    });
  });
});
