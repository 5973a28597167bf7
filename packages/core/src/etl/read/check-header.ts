import type { ImportLimits } from '../import-limits.ts';
import type { Problem } from '../problem.ts';
import { FileRefused, refused } from './file-refused.ts';
import { isReportColumn, metricColumn } from './header-name.ts';
import { keptValue } from './kept-text.ts';
import type { MetricHeader } from './metric-row.ts';

/**
 * Judges a header as a whole; answers a warning for each column that is not read.
 *
 * @throws FileRefused `too-many-columns`, and `duplicate-header` when a metric column comes twice.
 */
export function checkHeader({ cells, line }: MetricHeader, { maxColumns }: ImportLimits): Problem[] {
  if (cells.length > maxColumns) {
    throw refused(
      'too-many-columns',
      `The header has ${cells.length} columns; at most ${maxColumns} are read. Remove those that are not in the template.`,
      line,
    );
  }
  const seen = new Set<string>();
  const warnings: Problem[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = metricColumn(cell);
    if (name && seen.has(name)) {
      throw new FileRefused({
        line,
        column: name,
        code: 'duplicate-header',
        message: `The header names the column ${name} twice. Remove or rename one of them.`,
        value: keptValue(cell),
      });
    }
    if (name) seen.add(name);
    else if (!isReportColumn(cell)) warnings.push(ignored(cell, index, line));
  }
  return warnings;
}

function ignored(cell: string, index: number, line: number): Problem {
  const name = keptValue(cell.trim());
  return {
    line,
    column: name || null,
    code: 'column-ignored',
    message: name
      ? `The column ${name} is not a metric column and was not read.`
      : `Column ${index + 1} has no name and was not read.`,
    value: name,
  };
}
