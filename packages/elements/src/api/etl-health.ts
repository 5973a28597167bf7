/** How a part of the data's health stands. */
export type HealthStatus = 'pass' | 'warn' | 'error' | 'never';

/** The data's health as `GET /v1/etl/health` gives it. Shares are 0 to 1; null is "not known". */
export type EtlHealth = {
  state: 'ok' | 'empty' | 'stale' | 'error' | 'partial';
  /** 0 to 100. */
  score: number | null;
  /** The worst of the parts: a score must not hide one red part. */
  status: HealthStatus;
  /** The last day with numbers, `YYYY-MM-DD`. */
  data_through: string | null;
  lag_days: number | null;
  freshness: { status: HealthStatus; score: number | null };
  completeness: number | null;
  acceptance: number | null;
  success: number | null;
  sources: readonly {
    source: string;
    data_through: string | null;
    lag_days: number | null;
    status: HealthStatus;
  }[];
  last_error: { import_id: string; code: string; message: string; at: string } | null;
  days: readonly { day: string; records_imported: number; records_failed: number }[];
  computed_at: string;
};
