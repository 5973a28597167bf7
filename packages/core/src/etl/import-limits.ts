/** How much one import may bring. Each limit refuses with a code of its own. */
export type ImportLimits = {
  /** Bytes as uploaded: `too-large`. @defaultValue 52,428,800 (50 MB) */
  maxBytes: number;
  /** Bytes after inflating an archive: `inflated-too-large`. @defaultValue 209,715,200 (200 MB) */
  maxInflatedBytes: number;
  /** Data rows: `too-many-rows`. @defaultValue 1,000,000 */
  maxRows: number;
  /** Columns of the header: `too-many-columns`. @defaultValue 200 */
  maxColumns: number;
  /** Bytes of one cell in UTF-8: `cell-too-long`. @defaultValue 10,240 (10 KB) */
  maxCellBytes: number;
  /** Problems and rejected rows that are kept; all are counted. @defaultValue 1,000 */
  maxStoredProblems: number;
};

export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxRows: 1_000_000,
  maxColumns: 200,
  maxCellBytes: 10 * 1024,
  maxStoredProblems: 1_000,
};
