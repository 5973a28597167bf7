import { removeAmbiguousRows } from '../metrics/staged-ambiguous-days.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { ImportRun } from './import-run.ts';
import { tallyRejected } from './import-tally.ts';
import type { Problem } from './problem.ts';
import type { RejectedRow } from './read/metric-row.ts';
import type { StagedFile } from './stage-file.ts';

/**
 * Decides how the column's slash and dash days read, now that the whole file has been seen, and
 * rejects the staged rows whose day cannot stand. Answers whether they read month-first.
 */
export async function settleDays(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  staged: StagedFile,
): Promise<boolean> {
  if (staged.ambiguous.length === 0) return false;
  const settled = staged.day_order !== 'unsettled';
  const monthFirst = staged.day_order === 'month-first';
  const lines = await removeAmbiguousRows(
    ctx,
    db,
    settled
      ? { import_id: run.import_id, settled, monthFirst, latest: staged.latestDay }
      : { import_id: run.import_id, settled },
  );
  const dayCell = staged.header.positions.day;
  const cellsOf = new Map(staged.ambiguous.map((row) => [row.line, row]));
  const rejected = lines.map((line): RejectedRow => {
    const row = cellsOf.get(line);
    return {
      line,
      cells: row?.cells ?? [],
      problems: [dayProblem(line, settled, row?.cells[dayCell] ?? null)],
    };
  });
  tallyRejected(staged.tally, rejected);
  return monthFirst;
}

function dayProblem(line: number, settled: boolean, value: string | null): Problem {
  return settled
    ? {
        line,
        column: 'day',
        code: 'future-date',
        message: 'This day is more than one day in the future. Correct the day.',
        value,
      }
    : {
        line,
        column: 'day',
        code: 'ambiguous-date',
        message:
          'This day reads as day/month and as month/day, and no other day of the column settles which. Write days as YYYY-MM-DD.',
        value,
      };
}
