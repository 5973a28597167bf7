/** The columns of a metrics file, in the order of the template. */
export const METRIC_COLUMNS = [
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
export type MetricColumn = (typeof METRIC_COLUMNS)[number];

/** What names a row: a file without one of these is refused. */
export const KEY_COLUMNS = ['day', 'episode_id', 'source'] as const;

/** What a row measures; each may be absent. */
export const VALUE_COLUMNS = [
  'downloads',
  'listeners',
  'completion_rate',
  'ctr',
  'conversions',
  'revenue_cents',
] as const;
export type ValueColumn = (typeof VALUE_COLUMNS)[number];
