import type { ColumnType, Generated } from 'kysely';

/** A `timestamptz` as drivers hand it over; queries that return one cast it to text first. */
type Instant = ColumnType<Date | string, Date | string | undefined, Date | string>;
type Json<T> = ColumnType<T, string | undefined, string>;

export type EtlImportsTable = {
  import_id: Generated<string>;
  tenant_id: string;
  actor_id: string | null;
  source: string;
  file_name: string | null;
  file_sha256: string | null;
  byte_size: string | number | null;
  mode: 'atomic' | 'partial';
  dry_run: Generated<boolean>;
  status: 'pending' | 'processing' | 'completed' | 'failed';
  idempotency_key: string | null;
  rows_read: Generated<number>;
  records_imported: Generated<number>;
  records_inserted: Generated<number>;
  records_updated: Generated<number>;
  records_unchanged: Generated<number>;
  records_failed: Generated<number>;
  records_duplicate: Generated<number>;
  day_from: string | null;
  day_to: string | null;
  error_code: string | null;
  error_message: string | null;
  started_at: Instant;
  heartbeat_at: Instant;
  completed_at: Instant | null;
  metadata: Json<Record<string, unknown>>;
};

export type EtlRejectedRowsTable = {
  tenant_id: string;
  import_id: string;
  line: number;
  cells: string[];
  problems: Json<unknown[]>;
};

export type EtlStagedRowsTable = {
  tenant_id: string;
  import_id: string;
  line: number;
  episode_id: string;
  day: string;
  source: string;
  downloads: number | null;
  listeners: number | null;
  completion_rate: number | null;
  ctr: number | null;
  conversions: number | null;
  revenue_cents: number | null;
};

export type MetricsDailyTable = Omit<EtlStagedRowsTable, 'line' | 'import_id'> & {
  import_id: string | null;
  created_at: Instant;
  updated_at: Instant;
};

export type EventOutboxTable = {
  tenant_id: string;
  event_id: Generated<string>;
  type: string;
  subject: string | null;
  time: Instant;
  data: Json<Record<string, unknown>>;
  status: Generated<'pending' | 'delivered' | 'dead'>;
  attempts: Generated<number>;
  next_attempt_at: Instant;
  delivered_at: Instant | null;
  last_error: string | null;
};

export type DealsTable = {
  tenant_id: string;
  campaign_id: string;
  stage: string | null;
  revision: Generated<number>;
  expected_close: string | null;
  slip_count: Generated<number>;
  probability: number | string | null;
  loss_reason: string | null;
  loss_note: string | null;
  closed_at: Instant | null;
  last_activity_at: Instant | null;
  next_activity_on: string | null;
  updated_at: Instant;
};

export type DealStageHistoryTable = {
  history_id: Generated<string>;
  tenant_id: string;
  campaign_id: string;
  from_stage: string | null;
  to_stage: string;
  amount_cents: number | string | null;
  currency: string | null;
  probability: number | string | null;
  reason: string | null;
  loss_reason: string | null;
  loss_note: string | null;
  override: Generated<boolean>;
  by_host: Generated<boolean>;
  days_in_previous_stage: number | string | null;
  actor_id: string | null;
  revision: number;
  changed_at: Instant;
};

/** Podflight's own tables. Queries reach them through {@link TenantDb}. */
export type PodflightTables = {
  deals: DealsTable;
  deal_stage_history: DealStageHistoryTable;
  etl_imports: EtlImportsTable;
  etl_rejected_rows: EtlRejectedRowsTable;
  etl_staged_rows: EtlStagedRowsTable;
  metrics_daily: MetricsDailyTable;
  event_outbox: EventOutboxTable;
};
