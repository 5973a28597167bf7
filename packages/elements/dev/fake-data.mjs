let made = 0;

/** An import that went well, with some members of its own. */
export function importRecord(own = {}) {
  made += 1;
  return {
    import_id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    source: 'csv',
    file_name: 'spotify-november.csv',
    file_sha256: null,
    byte_size: 812_044,
    mode: 'atomic',
    dry_run: false,
    status: 'completed',
    rows_read: 12_480,
    records_imported: 12_480,
    records_inserted: 12_000,
    records_updated: 300,
    records_unchanged: 180,
    records_failed: 0,
    records_duplicate: 0,
    rows_refused: 0,
    day_from: '2026-11-01',
    day_to: '2026-11-22',
    error_code: null,
    error_message: null,
    actor_id: 'mara@northwind.fm',
    started_at: new Date(Date.now() - 120_000).toISOString(),
    completed_at: new Date(Date.now() - 118_000).toISOString(),
    ...(own.status === 'processing'
      ? {
          rows_read: 0,
          records_imported: 0,
          records_inserted: 0,
          records_updated: 0,
          records_unchanged: 0,
          completed_at: null,
        }
      : {}),
    ...own,
  };
}

/** A report of such an import. */
export function importReport(own = {}) {
  const errors = own.errors ?? [];
  const warnings = own.warnings ?? [];
  return {
    ...importRecord(),
    already_imported: false,
    errors,
    warnings,
    errors_total: errors.length,
    warnings_total: warnings.length,
    ...own,
  };
}

const KINDS = [
  [
    'downloads',
    'not-a-number',
    'Downloads must be a whole number of 0 or more, got "12k". Write it out, for example 12000.',
    '12k',
  ],
  ['day', 'invalid-date', 'There is no 31 November. Write the day as YYYY-MM-DD.', '2026-11-31'],
  [
    'episode_id',
    'unknown-episode',
    'This episode is not one of yours. Check the id, or add the episode first.',
    '6f1f0f5e-0000-4000-8000-7f5d3b0c9a11',
  ],
  ['ctr', 'out-of-range', 'A rate above 1 needs a percent sign. Write 45.2% or 0.452.', '45.2'],
  ['source', 'missing-cell', 'The source is missing. Name the platform the numbers come from.', ''],
];

/** So many problems, one a line. */
export function problems(count) {
  return Array.from({ length: count }, (_, index) => {
    const [column, code, message, value] = KINDS[index % KINDS.length];
    return { line: index * 3 + 2, column, code, message, value };
  });
}

/** Health of a tenant whose numbers are three days old. */
export const health = {
  state: 'ok',
  score: 76,
  status: 'warn',
  data_through: '2026-11-20',
  lag_days: 3,
  freshness: { status: 'warn', score: 0.5 },
  part_status: { freshness: 'warn', completeness: 'pass', acceptance: 'pass', success: 'pass' },
  completeness: 0.962,
  acceptance: 0.991,
  success: 1,
  sources: [
    { source: 'spotify', data_through: '2026-11-20', lag_days: 3, status: 'warn' },
    { source: 'apple', data_through: '2026-11-22', lag_days: 1, status: 'pass' },
  ],
  last_error: null,
  days: Array.from({ length: 14 }, (_, index) => ({
    day: `2026-11-${String(index + 9).padStart(2, '0')}`,
    records_imported: [820, 912, 0, 1210, 1180, 990, 640, 702, 1304, 1260, 1188, 1402, 0, 1340][index],
    records_failed: [0, 12, 0, 40, 0, 0, 0, 180, 0, 22, 0, 0, 0, 64][index],
  })),
  computed_at: new Date(Date.now() - 60_000).toISOString(),
};
