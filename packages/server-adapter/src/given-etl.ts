import type { OpenDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { givenHandler, requestOf } from './given-handler.ts';
import type { PodflightHandlerOptions } from './handler-options.ts';
import { describedAnswers } from './openapi/described-answers.ts';

export const UPLOAD = '/api/v1/etl/upload';
export const CSV_TYPE = { 'content-type': 'text/csv' };

type Tenant = 'acme' | 'rival';
type As = RequestInit & { role?: string; tenant?: Tenant };

/** A database with two tenants behind a handler, whose every answer is held against the OpenAPI document. */
export async function givenEtl(open: OpenDatabase) {
  const database = await open();
  const tenants = await givenTwoTenants(database.owner);
  const serve = (options: Partial<PodflightHandlerOptions> = {}) =>
    givenHandler({ db: database.db, clock: tickingClock(), ...options });
  const handler = serve();
  const described = await describedAnswers(handler);

  async function send(path: string, { tenant = 'acme', ...init }: As = {}, by = handler): Promise<Response> {
    const response = await by(requestOf(path, { ...init, tenant_id: tenants[tenant].tenant_id }));
    await described(path, init.method ?? 'GET', response.clone());
    return response;
  }

  return {
    serve,
    send,
    upload: (
      body: BodyInit,
      headers: Record<string, string> = CSV_TYPE,
      query = '',
      tenant: Tenant = 'acme',
    ) => send(`${UPLOAD}${query}`, { method: 'POST', body, headers, tenant }),
    /** A file of one row a day for one episode of the tenant's, from 2026-09-01 on. */
    csv: (days = 2, tenant: Tenant = 'acme') => {
      const [episode] = tenants[tenant].episodes;
      const rows = Array.from(
        { length: days },
        (_, n) => `2026-09-0${n + 1},${episode?.episode_id},spotify,${100 + n}`,
      );
      return ['day,episode_id,source,downloads', ...rows, ''].join('\n');
    },
    /** Rows in `metrics_daily`, of all tenants. */
    stored: async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from metrics_daily`.execute(
        database.owner,
      );
      return rows[0]?.n;
    },
    clear: async () => {
      for (const table of ['etl_imports', 'metrics_daily', 'event_outbox']) {
        await sql`delete from ${sql.table(table)}`.execute(database.owner);
      }
    },
  };
}

/** {@link givenEtl}'s. */
export type GivenEtl = Awaited<ReturnType<typeof givenEtl>>;

/** A second later at each look. */
function tickingClock(): () => Date {
  let at = Date.parse('2026-09-10T12:00:00Z');
  return () => {
    at += 1000;
    return new Date(at);
  };
}
