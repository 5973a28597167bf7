import { describe, expect, it } from 'vitest';
import { givenHandler, requestOf } from '../given-handler.ts';
import { flagsFromEnv } from './flags-from-env.ts';

const template = requestOf('/api/v1/etl/template.csv');

describe('flagsFromEnv', () => {
  it.each(['true', '1', 'on', 'TRUE', ' On '])('reads %j as on', (value) => {
    expect(flagsFromEnv({ ENABLE_ETL_CSV_UPLOAD: value }).ENABLE_ETL_CSV_UPLOAD).toBe(true);
  });

  it.each(['', 'false', '0', 'off', 'yes', undefined])('reads %j as off', (value) => {
    expect(flagsFromEnv({ ENABLE_ETL_CSV_UPLOAD: value }).ENABLE_ETL_CSV_UPLOAD).toBe(false);
  });
});

describe('flags of a handler', () => {
  it('are all off when the host says nothing', async () => {
    const handler = givenHandler({ flags: {} });
    const { features } = await (await handler(requestOf('/api/v1/features'))).json();
    expect(Object.values(features)).toEqual([false, false, false, false, false]);
  });

  it('refuse a route whose feature is off and name the flag', async () => {
    const response = await givenHandler({ flags: {} })(template);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'feature_disabled', flag: 'ENABLE_ETL_CSV_UPLOAD' });
  });

  it('may be asked for per tenant', async () => {
    const handler = givenHandler({ flags: async (tenant) => ({ ENABLE_ETL_CSV_UPLOAD: tenant === 'acme' }) });
    expect((await handler(template)).status).toBe(200);
    expect((await handler(requestOf('/api/v1/etl/template.csv', { tenant_id: 'rival' }))).status).toBe(403);
  });

  it('open a route of several features when one of them is on', async () => {
    const path = '/api/v1/etl/health';
    const onlyCards = givenHandler({ flags: { ENABLE_NEW_DASHBOARD_CARDS: 'on' }, onError: () => undefined });
    expect((await onlyCards(requestOf(path))).status).not.toBe(403);
    expect((await givenHandler({ flags: {} })(requestOf(path))).status).toBe(403);
  });
});
