import type { ImportReport, Problem } from '../api/import-contract.ts';

/** The problems of a report for its table: without the one that the report says already, of the file as a whole. */
export function tabledProblems(report: ImportReport): { problems: readonly Problem[]; total: number } {
  const problems = report.errors.filter(
    ({ line, message }) => line !== null || message !== report.error_message,
  );
  return { problems, total: report.errors_total - (report.errors.length - problems.length) };
}
