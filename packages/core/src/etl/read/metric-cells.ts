import { z } from 'zod';
import type { MetricColumn } from '../../metrics/metric-columns.ts';
import { CellFault } from './cell-fault.ts';
import { memoised } from './memoised.ts';
import { dayColumn, latestDay } from './read-day.ts';
import { EPISODE_ID_READERS } from './read-episode-id.ts';
import { readCount, readRate } from './read-number.ts';
import type { ReadOptions } from './read-options.ts';
import { readSource } from './read-source.ts';

/**
 * The schema of one row, cells by column name. An issue's `params` hold the code of the problem; each
 * bad cell has one. `order` says how the days read so far are written.
 */
export function metricCells(
  columns: readonly MetricColumn[],
  { today, episodeKey = 'uuid' }: Pick<ReadOptions, 'today' | 'episodeKey'>,
) {
  const days = dayColumn(latestDay(today));
  const readDay = memoised(days.read);
  const readEpisodeId = memoised(EPISODE_ID_READERS[episodeKey]);
  const readName = memoised(readSource);
  const count = (name: MetricColumn) => (columns.includes(name) ? cell(readCount) : absent);
  const rate = (name: MetricColumn) => (columns.includes(name) ? cell(readRate) : absent);
  const checked = z.object({
    day: cell(readDay),
    episode_id: cell(readEpisodeId),
    source: cell(readName),
    downloads: count('downloads'),
    listeners: count('listeners'),
    completion_rate: rate('completion_rate'),
    ctr: rate('ctr'),
    conversions: count('conversions'),
    revenue_cents: count('revenue_cents'),
  });
  // Rows without a fault, nearly all of them: the same readers, without an object of zod's for every cell.
  const schema = z.withParser(checked, (input) => {
    // `checked` types what is read, and only row-reader.ts hands anything over.
    const cells = input as z.input<typeof checked>;
    const day = readDay(cells.day);
    const episode_id = readEpisodeId(cells.episode_id);
    const source = readName(cells.source);
    const downloads = optional(readCount, cells.downloads);
    const listeners = optional(readCount, cells.listeners);
    const completion_rate = optional(readRate, cells.completion_rate);
    const ctr = optional(readRate, cells.ctr);
    const conversions = optional(readCount, cells.conversions);
    const revenue_cents = optional(readCount, cells.revenue_cents);
    return day instanceof CellFault ||
      episode_id instanceof CellFault ||
      source instanceof CellFault ||
      downloads instanceof CellFault ||
      listeners instanceof CellFault ||
      completion_rate instanceof CellFault ||
      ctr instanceof CellFault ||
      conversions instanceof CellFault ||
      revenue_cents instanceof CellFault
      ? z.INVALID
      : {
          day,
          episode_id,
          source,
          downloads,
          listeners,
          completion_rate,
          ctr,
          conversions,
          revenue_cents,
        };
  });
  return { schema, order: days.order };
}

const absent = z.null();

/** A column that the file may lack. */
function optional(read: (text: string) => number | null | CellFault, text: string | null) {
  return text === null ? null : read(text);
}

/** A cell by its reader. The reader takes text, and every cell that a parser hands over is text. */
function cell<T>(read: (text: string) => T | CellFault) {
  return z.transform<string, T>((text, context) => {
    const result = read(text);
    if (!(result instanceof CellFault)) return result;
    context.issues.push({
      code: 'custom',
      message: result.message,
      input: text,
      params: { code: result.code, value: text },
    });
    return z.NEVER;
  });
}
