/** How far an import has come. */
export type ImportProgress = { phase: 'reading' | 'merging'; bytes_read: number; rows_read: number };
