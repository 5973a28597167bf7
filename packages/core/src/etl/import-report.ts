import { z } from 'zod';
import { problem } from './problem.ts';

/** `atomic`: any bad row and nothing is stored. `partial`: the good rows are stored. */
export const importMode = z.enum(['atomic', 'partial']);
export type ImportMode = z.infer<typeof importMode>;

/** Where an import stands. */
export const importStatus = z.enum(['pending', 'processing', 'completed', 'failed']);
export type ImportStatus = z.infer<typeof importStatus>;

const count = z.int().nonnegative();
const day = z.iso.date();

/**
 * One import as it is kept in `etl_imports`.
 *
 * Always: `rows_read = records_imported + records_failed + records_duplicate` once it is completed, and
 * `records_imported = records_inserted + records_updated + records_unchanged`. While it runs the counts
 * are those reached so far.
 */
export const importRecord = z
  .object({
    import_id: z.string(),
    source: z.string(),
    file_name: z.string().nullable(),
    file_sha256: z.string().nullable(),
    byte_size: count.nullable(),
    mode: importMode,
    dry_run: z.boolean(),
    /** Its numbers may still change at their source. */
    provisional: z.boolean(),
    status: importStatus,
    rows_read: count,
    records_imported: count,
    records_inserted: count,
    records_updated: count,
    records_unchanged: count,
    records_failed: count,
    records_duplicate: count,
    /** Rows with a problem of their own: `records_failed`, unless the import failed, which fails every row. */
    rows_refused: count,
    day_from: day.nullable(),
    day_to: day.nullable(),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    actor_id: z.string().nullable(),
    started_at: z.iso.datetime({ offset: true }),
    completed_at: z.iso.datetime({ offset: true }).nullable(),
  })
  .meta({ id: 'Import' });
export type ImportRecord = z.infer<typeof importRecord>;

/** An import with its problems: what an upload answers. */
export const importReport = importRecord
  .extend({
    /** True when this is the report of an earlier import of the file, and every row of it is still stored so. */
    already_imported: z.boolean(),
    /** What was read otherwise than written; the import went on. At most 1,000. */
    warnings: z.array(problem),
    /** What was refused. At most 1,000; `errors_total` counts all. */
    errors: z.array(problem),
    warnings_total: count,
    errors_total: count,
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof importReport>;
