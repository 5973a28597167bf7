import { keptCells } from './read/kept-text.ts';
import type { MetricRow, RejectedRow } from './read/metric-row.ts';

/** The rejection of a row whose episode the tenant does not have. */
export function unknownEpisode(row: Pick<MetricRow, 'line' | 'cells' | 'episode_id'>): RejectedRow {
  return {
    line: row.line,
    cells: keptCells(row.cells),
    problems: [
      {
        line: row.line,
        column: 'episode_id',
        code: 'unknown-episode',
        message: 'No episode has this id. Check the id, or add the episode to the platform first.',
        value: row.episode_id,
      },
    ],
  };
}
