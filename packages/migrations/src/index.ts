export { doctor, type Finding } from './doctor.ts';
export { type ExportedFile, exportMigrations } from './export-migrations.ts';
export { type DownOptions, migrateDown } from './migrate-down.ts';
export { migrateUp } from './migrate-up.ts';
export { MigrationError, type MigrationErrorCode } from './migration-error.ts';
export type { MigrationDb, MigrationOptions } from './migration-options.ts';
export { migrationStatus, type StepStatus } from './migration-status.ts';
export type { StepName } from './migration-steps.ts';
export { planMigrations } from './plan-migrations.ts';
