import type { MetricLine } from './daily-numbers.ts';

const COLUMNS = [
  'day',
  'episode_id',
  'source',
  'downloads',
  'listeners',
  'completion_rate',
  'ctr',
  'conversions',
  'revenue_cents',
] as const;

/** The header of a metrics file. */
export const METRICS_HEADER = COLUMNS.join(',');

/** The lines as a metrics file. None of the values needs quoting. */
export function metricsCsv(lines: readonly MetricLine[]): string {
  return `${[METRICS_HEADER, ...lines.map(csvLine)].join('\n')}\n`;
}

export function csvLine(line: MetricLine): string {
  return COLUMNS.map((column) => line[column] ?? '').join(',');
}
