import { stringify } from 'csv-stringify/browser/esm/sync';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { guarded } from '../../shared/formula-guard.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { currencyCode } from '../ad-unit/ad-unit.ts';
import { timeZoneName } from '../book/book-io-input.ts';
import { instantText } from '../instant-text.ts';
import { ioStatus } from '../io.ts';
import { keyText } from '../text-parts.ts';
import { IO_CSV_COLUMNS, type IoCsvColumn } from './io-csv-columns.ts';

/** Which bookings to write, and how. */
export const exportIoCsvFilters = z.strictObject({
  /** Of the rates: a file has no column for it. Left out: the context's, else `USD`. */
  currency: currencyCode.optional(),
  /** Flights of whole days in this zone are written as days; all others, and all without it, as instants. */
  time_zone: timeZoneName.optional(),
  /** Left out: all but cancelled ones. */
  status: ioStatus.optional(),
  campaign_id: keyText.optional(),
  podcast_id: keyText.optional(),
  episode_id: keyText.optional(),
  insertion_order_id: keyText.optional(),
});
export type ExportIoCsvFilters = z.input<typeof exportIoCsvFilters>;

/** Rows that are read at once. */
const PAGE = 1_000;

type ExportRow = Record<IoCsvColumn, string | number | null> & { starts: string; io_id: string };

/**
 * Bookings of one currency as CSV, by the start of their flights, a piece at a time: each is a transaction
 * of its own, so a slow reader holds none open. Cells that a spreadsheet would run as a formula get an
 * apostrophe. What it writes, {@link importIoCsv} reads again, with the same currency and time zone.
 *
 * Makegoods are left out: they cost nothing, which a row of this file cannot say.
 *
 * @throws PodflightError `request.invalid`, before the first piece.
 * @example
 * for await (const piece of exportIoCsv(ctx, { currency: 'EUR', time_zone: 'Europe/Berlin' })) out.write(piece)
 */
export async function* exportIoCsv(
  ctx: PodflightContext,
  filters: ExportIoCsvFilters = {},
): AsyncGenerator<string> {
  const wanted = parsedInput(exportIoCsvFilters, filters);
  let after: Pick<ExportRow, 'starts' | 'io_id'> | null = null;
  let head: string[][] = [[...IO_CSV_COLUMNS]];
  for (;;) {
    const rows: ExportRow[] = await withTenant(ctx, (db) => readPage(ctx, db, wanted, after));
    const cells = rows.map((row) =>
      IO_CSV_COLUMNS.map((column) => {
        const value = row[column];
        return typeof value === 'string' ? guarded(value) : String(value ?? '');
      }),
    );
    yield stringify([...head, ...cells], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
    head = [];
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) return;
  }
}

async function readPage(
  ctx: PodflightContext,
  db: TenantDb,
  wanted: z.output<typeof exportIoCsvFilters>,
  after: Pick<ExportRow, 'starts' | 'io_id'> | null,
): Promise<ExportRow[]> {
  const types = await keyTypes(ctx, db);
  const { time_zone, status } = wanted;
  const conditions = [
    sql`b.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}`,
    sql`b.currency = ${wanted.currency ?? ctx.currency ?? 'USD'}`,
    sql`b.makegood_of_id is null`,
    status ? sql`b.status = ${status}` : sql`b.status <> 'cancelled'`,
  ];
  for (const [name, type] of [
    ['campaign_id', types.campaign_id],
    ['podcast_id', types.podcast_id],
    ['episode_id', types.episode_id],
    ['insertion_order_id', 'uuid'],
  ] as const) {
    const value = wanted[name];
    if (value === undefined) continue;
    if (!fitsKey(type, value)) return [];
    conditions.push(sql`b.${sql.id(name)} = ${value}::${sql.raw(type)}`);
  }
  if (after) {
    conditions.push(sql`(b.flight_start, b.io_id) > (${after.starts}::timestamptz, ${after.io_id}::uuid)`);
  }
  const { rows } = await sql<ExportRow>`
    select b.campaign_id::text as deal_id, b.ad_unit_id::text as ad_unit_id, b.episode_id::text as episode_id,
      ${flightEnd(time_zone, 'flight_start', sql`b.flight_start at time zone ${time_zone ?? 'UTC'}`)} as flight_start,
      ${flightEnd(time_zone, 'flight_end', sql`(b.flight_end at time zone ${time_zone ?? 'UTC'}) - interval '1 day'`)} as flight_end,
      b.booked_impressions, b.booked_cpm_cents, b.promo_code, b.vanity_url, b.read_type,
      to_char(b.flight_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as starts, b.io_id::text as io_id
    from ${podflightTable(ctx, 'io_bookings')} as b
    where ${sql.join(conditions, sql` and `)}
    order by b.flight_start, b.io_id limit ${PAGE}::int`.execute(db);
  return rows;
}

/** One end of a flight: its day where the whole flight is days of the zone, else its instant. */
function flightEnd(
  time_zone: string | undefined,
  column: 'flight_start' | 'flight_end',
  day: RawBuilder<unknown>,
): RawBuilder<string> {
  const instant = sql<string>`${instantText(`b.${column}`)}`;
  if (time_zone === undefined) return instant;
  const isMidnight = (end: RawBuilder<unknown>) =>
    sql`(date_trunc('day', ${end} at time zone ${time_zone}) at time zone ${time_zone}) = ${end}`;
  return sql`case when ${isMidnight(sql`b.flight_start`)} and ${isMidnight(sql`b.flight_end`)}
    then to_char(${day}, 'YYYY-MM-DD') else ${instant} end`;
}
