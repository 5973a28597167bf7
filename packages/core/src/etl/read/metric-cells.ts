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
  const count = (name: MetricColumn) => (columns.includes(name) ? cell(readCount) : absent);
  const rate = (name: MetricColumn) => (columns.includes(name) ? cell(readRate) : absent);
  const day = dayColumn(latestDay(today));
  const schema = z.object({
    day: cell(memoised(day.read)),
    episode_id: cell(memoised(EPISODE_ID_READERS[episodeKey])),
    source: cell(memoised(readSource)),
    downloads: count('downloads'),
    listeners: count('listeners'),
    completion_rate: rate('completion_rate'),
    ctr: rate('ctr'),
    conversions: count('conversions'),
    revenue_cents: count('revenue_cents'),
  });
  return { schema, order: day.order };
}

const absent = z.null();

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
