export { METRIC_COLUMNS, type MetricColumn } from '../metrics/metric-columns.ts';
export { cancelImport } from './cancel-import.ts';
export { importErrorsCsv } from './import-errors-csv.ts';
export { getImport, type ImportPage, type ListImportsOptions, listImports } from './import-history.ts';
export { DEFAULT_IMPORT_LIMITS, type ImportLimits } from './import-limits.ts';
export { type ImportMetricsOptions, importMetrics } from './import-metrics.ts';
export { type ImportOptions, importOptions } from './import-options.ts';
export type { ImportProgress } from './import-progress.ts';
export {
  type ImportMode,
  type ImportRecord,
  type ImportReport,
  type ImportStatus,
  importMode,
  importRecord,
  importReport,
  importStatus,
} from './import-report.ts';
export { type Problem, type ProblemCode, problem } from './problem.ts';
export { recoverInterruptedImports } from './recover-interrupted-imports.ts';
export { metricsTemplateCsv } from './template-csv.ts';
