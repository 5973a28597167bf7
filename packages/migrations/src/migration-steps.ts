import { routines, routinesEnd, type StepName, steps } from './generated/sql-files.ts';
import { type Placeholders, renderSql } from './render-sql.ts';

/** One step, filled in for a host. */
export type MigrationStep = { name: StepName; checksum: string; up: string; down: string };

/** All steps in order, filled in for a host. */
export function migrationSteps(values: Placeholders): MigrationStep[] {
  return steps.map(({ name, checksum, up, down }) => ({
    name,
    checksum,
    up: renderSql(up, values),
    down: renderSql(down, values),
  }));
}

/** `body` with the functions that it uses before it, and their removal after it. */
export function withRoutines(values: Placeholders, body: string): string {
  return `${renderSql(routines, values)}\n${body}\n${routinesEnd}`;
}
