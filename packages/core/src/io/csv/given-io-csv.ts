import type { OpenDatabase } from '@podflight/testing/databases';
import { givenEpisodes } from '@podflight/testing/given';
import { expect } from 'vitest';
import { givenIo } from '../given-io.ts';
import { exportIoCsv, IO_CSV_COLUMNS, importIoCsv } from '../index.ts';

/** The first line of a file with every column. */
export const HEADER = IO_CSV_COLUMNS.join(',');

/** Cells that differ from the usual. */
export type Cells = Partial<Record<(typeof IO_CSV_COLUMNS)[number], string>>;

/** {@link givenIo} with 30 further episodes of acme's first podcast, and files of bookings in them. */
export async function givenIoCsv(open: OpenDatabase) {
  const given = await givenIo(open);
  const podcast_id = given.tenants.acme.podcasts[0]?.podcast_id ?? '';
  const episodes = await givenEpisodes(given.database.owner, podcast_id, 30);
  const deal = (n: number, tenant: 'acme' | 'rival' = 'acme') =>
    given.tenants[tenant].campaigns[n]?.campaign_id ?? '';
  /** A mid-roll in acme's first episode in February 2026, with what is given put in its place. */
  const row = (cells: Cells = {}) =>
    IO_CSV_COLUMNS.map(
      (column) =>
        ({
          deal_id: deal(0),
          ad_unit_id: given.mid.acme.ad_unit_id,
          episode_id: episodes[0],
          flight_start: '2026-02-01',
          flight_end: '2026-02-28',
          booked_impressions: '10000',
          booked_cpm_cents: '2500',
          ...cells,
        })[column] ?? '',
    ).join(',');
  const file = (...rows: string[]) => [HEADER, ...rows].join('\n');
  const take = (text: string | Uint8Array, options: Partial<Parameters<typeof importIoCsv>[2]> = {}) =>
    importIoCsv(given.ctx, text, { currency: 'USD', ...options });
  const refusal = async (text: string | Uint8Array) => {
    const error = await take(text).catch((one) => one);
    expect(error).toMatchObject({ code: 'io.csv_refused', status: 422 });
    return error.details.errors;
  };
  const count = async (table: string) =>
    (await given.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
  const written = async (
    filters: Parameters<typeof exportIoCsv>[1] = {},
    ctx: Parameters<typeof exportIoCsv>[0] = given.ctx,
  ) => {
    let text = '';
    for await (const piece of exportIoCsv(ctx, filters)) text += piece;
    return text;
  };
  /** More deals of acme's, of the sponsor of its first one or of nobody. */
  const furtherDeals = async (howMany: number, { sponsored = true } = {}) => {
    const added = await given.rows<{ id: string }>(`
      insert into campaigns (tenant_id, podcast_id, sponsor_id, name)
      select tenant_id, podcast_id, ${sponsored ? 'sponsor_id' : 'null'}, 'Further deal ' || n
      from campaigns cross join generate_series(1, ${howMany}) as n where campaign_id = '${deal(0)}'
      returning campaign_id::text as id`);
    return added.map(({ id }) => id);
  };
  return { given, episodes, deal, furtherDeals, row, file, take, refusal, count, written };
}

/** {@link givenIoCsv}'s. */
export type GivenIoCsv = Awaited<ReturnType<typeof givenIoCsv>>;
