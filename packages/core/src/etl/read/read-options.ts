import type { ImportLimits } from '../import-limits.ts';

/** How a metrics file is read. */
export type ReadOptions = {
  limits: ImportLimits;
  /** The day it is now, `YYYY-MM-DD` in UTC: days after tomorrow are refused. */
  today: string;
  /** Stops the reading at once, also while the source is silent. */
  signal?: AbortSignal;
  /** Rows of a batch, rejected ones included. @defaultValue 5,000 */
  batchRows?: number;
  /** What an episode id looks like on this host. @defaultValue 'uuid' */
  episodeKey?: 'uuid' | 'integer' | 'text';
};
