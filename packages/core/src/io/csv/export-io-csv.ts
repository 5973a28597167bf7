import { stringify } from 'csv-stringify/browser/esm/sync';
import { addDays } from '../../delivery/index.ts';
import { startOfDay } from '../../delivery/zone-clock.ts';
import { guarded } from '../../shared/formula-guard.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { Io } from '../io.ts';
import { type ListIosOptions, listIos } from '../list-ios.ts';
import { IO_CSV_COLUMNS } from './io-csv-columns.ts';

/** Which bookings to write, and in which time zone their flights read as days. */
export type ExportIoCsvOptions = Omit<ListIosOptions, 'limit' | 'cursor'> & {
  /** @defaultValue `UTC` */
  time_zone?: string;
};

/**
 * Bookings as CSV, the latest flight first, page by page: what {@link importIoCsv} reads. A flight of whole
 * days in the time zone is written as days, both inclusive, any other as instants. Cells that a spreadsheet
 * would run as a formula get an apostrophe, which reading takes off again.
 *
 * @throws PodflightError `delivery.time_zone_unknown`.
 *
 * @example
 * for await (const piece of exportIoCsv(ctx, { campaign_id })) response.write(piece)
 */
export async function* exportIoCsv(
  ctx: PodflightContext,
  options: ExportIoCsvOptions = {},
): AsyncGenerator<string> {
  const { time_zone = 'UTC', ...selection } = options;
  // A zone that is none is refused before anything is written.
  startOfDay('2000-01-01', time_zone);
  yield line(IO_CSV_COLUMNS);
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Awaited<ReturnType<typeof listIos>> = await listIos(ctx, {
      ...selection,
      limit: 100,
      cursor,
    });
    yield page.items.map((io) => line(cellsOf(io, time_zone))).join('');
    cursor = page.next_cursor;
  }
}

function cellsOf(io: Io, time_zone: string): string[] {
  const { flight_start, flight_end } = shownFlight(io, time_zone);
  const row = { ...io, deal_id: io.campaign_id, flight_start, flight_end };
  return IO_CSV_COLUMNS.map((column) => guarded(String(row[column] ?? '')));
}

function shownFlight(io: Io, time_zone: string): { flight_start: string; flight_end: string } {
  const { flight_first_day: first, flight_last_day: last, flight_start, flight_end } = io;
  const whole =
    io.time_zone === time_zone &&
    startOfDay(first, time_zone).toISOString() === flight_start &&
    startOfDay(addDays(last, 1), time_zone).toISOString() === flight_end;
  return whole ? { flight_start: first, flight_end: last } : { flight_start, flight_end };
}

function line(cells: readonly string[]): string {
  return stringify([cells], { record_delimiter: '\r\n' });
}
