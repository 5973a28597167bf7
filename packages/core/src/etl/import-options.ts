import { z } from 'zod';
import { importMode } from './import-report.ts';

/** How an import is to be made: the query parameters and headers of an upload, or a call's options. */
export const importOptions = z.object({
  /** Shown in the history; never used to judge what the file is. */
  file_name: z.string().max(500).nullish(),
  mode: importMode.default('atomic'),
  /** Report what would be inserted, updated and left, and write no metric. */
  dry_run: z.boolean().default(false),
  /** Report on this run also when an earlier import of the file is still true; no row is written twice either way. */
  force: z.boolean().default(false),
  /**
   * The numbers may still change at their source: flights wait until they come again as final. A
   * provisional row replaces no final one unless `force` is set.
   */
  provisional: z.boolean().default(false),
  /**
   * Names this attempt: a retry with the same key gets the first one's answer. Another file, mode,
   * dry run, force or provisional with it is refused.
   */
  idempotency_key: z.string().min(1).max(255).nullish(),
  /** Length that the sender declared; another length fails as `body-incomplete`. */
  declared_bytes: z.int().nonnegative().nullish(),
  /** SHA-256 that the sender declared, hex; another sum fails as `body-incomplete`. */
  declared_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .nullish(),
});
export type ImportOptions = z.input<typeof importOptions>;
export type ParsedImportOptions = z.output<typeof importOptions>;
