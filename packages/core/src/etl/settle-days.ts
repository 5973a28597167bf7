import { removeAmbiguousRows } from '../metrics/staged-ambiguous-days.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { GATE_ROWS } from './bad-row-gate.ts';
import type { ImportRun } from './import-run.ts';
import { tallyRejected } from './import-tally.ts';
import type { Problem } from './problem.ts';
import type { RejectedRow } from './read/metric-row.ts';
import type { StagedFile } from './stage-file.ts';

/**
 * Decides how the column's slash and dash days read, now that the whole file has been seen, and
 * rejects the staged rows whose day cannot stand. Answers whether they read month-first.
 *
 * @throws FileRefused `too-many-bad-rows` when too few of the first rows are left.
 */
export async function settleDays(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  staged: StagedFile,
): Promise<boolean> {
  if (!staged.ambiguous.some()) return false;
  const settled = staged.day_order !== 'unsettled';
  const monthFirst = staged.day_order === 'month-first';
  const { lines, total } = await removeAmbiguousRows(
    ctx,
    db,
    settled
      ? { import_id: run.import_id, settled, monthFirst, latest: staged.latestDay }
      : { import_id: run.import_id, settled },
    Math.max(staged.tally.limit, GATE_ROWS),
  );
  const dayCell = staged.header.positions.day;
  const rejected = lines.map((line): RejectedRow => {
    const cells = staged.ambiguous.cellsOf(line);
    return { line, cells: cells ?? [], problems: [dayProblem(line, settled, cells?.[dayCell] ?? null)] };
  });
  tallyRejected(staged.tally, rejected, total);
  staged.gate.judge(rejected);
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
