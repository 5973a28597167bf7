import type { OpenDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { givenHandler, requestOf } from './given-handler.ts';
import { describedAnswers } from './openapi/described-answers.ts';

type Tenant = 'acme' | 'rival';
type As = {
  role?: string;
  tenant?: Tenant;
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** A CSV file as the body. */
  csv?: string;
};

/** A database with two tenants behind a handler, whose every answer is held against the OpenAPI document. */
export async function givenIo(open: OpenDatabase) {
  const database = await open();
  const tenants = await givenTwoTenants(database.owner);
  let instant = new Date('2026-01-01T00:00:00Z');
  const handler = givenHandler({ db: database.db, clock: () => instant });
  const described = await describedAnswers(handler);

  async function send(path: string, { tenant = 'acme', body, csv, ...as }: As = {}) {
    const method = as.method ?? (body === undefined && csv === undefined ? 'GET' : 'POST');
    const response = await handler(
      requestOf(`/api/v1${path}`, {
        ...as,
        method,
        tenant_id: tenants[tenant].tenant_id,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', ...as.headers },
        }),
        ...(csv !== undefined && { body: csv, headers: { 'content-type': 'text/csv', ...as.headers } }),
      }),
    );
    await described(`/api/v1${path}`, method, response.clone());
    return response;
  }
  const adUnit = async (tenant: Tenant, unit: Record<string, unknown> = {}): Promise<string> => {
    const podcast_id = tenants[tenant].podcasts[0]?.podcast_id;
    const body = { podcast_id, name: 'Mid-roll', position: 'mid', ...unit };
    return (await (await send('/ad-units', { tenant, body })).json()).ad_unit_id;
  };
  const units = { acme: await adUnit('acme'), rival: await adUnit('rival') };

  return {
    database,
    send,
    adUnit,
    tenants,
    units,
    /** An order of one mid-roll in the tenant's first episode in February 2026. */
    order: (line: Record<string, unknown> = {}, tenant: Tenant = 'acme') => ({
      campaign_id: tenants[tenant].campaigns[0]?.campaign_id,
      currency: 'USD',
      lines: [
        {
          ad_unit_id: units[tenant],
          episode_id: tenants[tenant].episodes[0]?.episode_id,
          flight_start: '2026-02-01',
          flight_end: '2026-02-28',
          booked_impressions: 10_000,
          booked_cpm_cents: 2500,
          ...line,
        },
      ],
    }),
    /** Sets the clock. */
    at: (now: string) => {
      instant = new Date(now);
    },
    clear: async () => {
      instant = new Date('2026-01-01T00:00:00Z');
      for (const table of ['insertion_orders', 'promo_codes', 'event_outbox']) {
        await sql`delete from ${sql.table(table)}`.execute(database.owner);
      }
    },
  };
}

/** {@link givenIo}'s. */
export type GivenIo = Awaited<ReturnType<typeof givenIo>>;
