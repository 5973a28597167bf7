export type { ImportMode, ImportRecord, ImportReport, Problem } from '@podflight/core/etl';
