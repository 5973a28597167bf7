export { type EtlHealth, etlHealth, etlHealthCard } from './ops/etl-health.ts';
export type { FreshnessLimits } from './ops/health-score.ts';
