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
  provisional: Generated<boolean>;
  import_id: string | null;
  created_at: Instant;
  updated_at: Instant;
};

export type EpisodeCurvesTable = {
  tenant_id: string;
  podcast_id: string;
  curve: Json<number[]>;
  window_totals: Json<number[]>;
  learned_at: Instant;
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

export type AdUnitsTable = {
  ad_unit_id: Generated<string>;
  tenant_id: string;
  podcast_id: string | null;
  name: string;
  duration_seconds: number | null;
  position: 'pre' | 'mid' | 'post';
  delivery: Generated<'embedded' | 'dynamic'>;
  slots_per_episode: Generated<number>;
  rate_cpm_cents: number | null;
  currency: string | null;
  archived_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
  metadata: Json<Record<string, unknown>>;
};

export type InsertionOrdersTable = {
  insertion_order_id: Generated<string>;
  tenant_id: string;
  campaign_id: string | null;
  io_number: string;
  io_seq: number | null;
  revision: Generated<number>;
  currency: string;
  time_zone: string;
  terms: Json<Record<string, unknown>>;
  parties: Json<Record<string, unknown>>;
  idempotency_key: string | null;
  request_sha256: string | null;
  actor_id: string | null;
  created_at: Instant;
  updated_at: Instant;
};

export type IoRevisionsTable = {
  tenant_id: string;
  insertion_order_id: string;
  revision: number;
  document: string;
  sha256: string;
  reason: string | null;
  changes: Json<unknown[]>;
  needs_acceptance: Generated<boolean>;
  accepted_at: Instant | null;
  accepted_by: string | null;
  actor_id: string | null;
  created_at: Instant;
};

export type IoBookingsTable = {
  io_id: Generated<string>;
  tenant_id: string;
  insertion_order_id: string | null;
  line_no: Generated<number>;
  campaign_id: string | null;
  podcast_id: string | null;
  ad_unit_id: string | null;
  episode_id: string | null;
  slot_no: number | null;
  flight_start: Instant;
  flight_end: Instant;
  time_zone: Generated<string>;
  booked_impressions: number | null;
  booked_cpm_cents: number | null;
  currency: string | null;
  promo_code: string | null;
  vanity_url: string | null;
  read_type: 'host' | 'announcer' | 'produced' | null;
  status: Generated<'scheduled' | 'active' | 'completed' | 'cancelled' | 'makegood'>;
  revision: Generated<number>;
  hold_expires_at: Instant | null;
  cancelled_at: Instant | null;
  cancel_reason: string | null;
  payable_cents: string | number | null;
  delivered_impressions: string | number | null;
  delivered_months: Json<Record<string, number>> | null;
  settled_at: Instant | null;
  makegood_of_id: string | null;
  makegood_reason: string | null;
  resolution: 'delivered' | 'additional_delivery' | 'credit' | 'invoice_adjustment' | 'waived' | null;
  credited_impressions: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
  metadata: Json<Record<string, unknown>>;
};

export type IoStatusHistoryTable = {
  tenant_id: string;
  io_id: string;
  seq: number;
  from_status: string | null;
  to_status: string;
  reason: string | null;
  cause: Json<Record<string, unknown>>;
  actor_id: string | null;
  changed_at: Instant;
};

export type PromoCodesTable = {
  tenant_id: string;
  code: string;
  sounds_like: string;
  sponsor_id: string | null;
  podcast_id: string | null;
  created_at: Instant;
};

export type VanityLinksTable = {
  tenant_id: string;
  slug: string;
  target_url: string;
  io_id: string | null;
  created_at: Instant;
};

export type MatchesTable = {
  match_id: Generated<string>;
  tenant_id: string;
  advertiser_id: string;
  podcast_id: string;
  score: number | string;
  rationale: string | null;
  signals: Json<Record<string, unknown>>;
  created_at: Instant;
  updated_at: Instant;
  eligible: Generated<boolean>;
  provisional: Generated<boolean>;
  range_low: number | string;
  range_high: number | string;
  coverage: number | string;
  reasons: string | null;
  gates: Json<unknown[] | null>;
  problems: Json<unknown[] | null>;
  weights_version: string | null;
  input_hash: number | string | null;
};

export type MatchRunsTable = {
  run_id: Generated<string>;
  tenant_id: string;
  actor_id: string | null;
  advertiser_id: string | null;
  podcast_id: string | null;
  status: Generated<'running' | 'completed' | 'cancelled' | 'failed'>;
  cause: Json<Record<string, unknown>>;
  pairs_total: Generated<number>;
  pairs_done: Generated<number>;
  pairs_new: Generated<number>;
  pairs_changed: Generated<number>;
  pairs_unchanged: Generated<number>;
  pairs_removed: Generated<number>;
  pairs_moved: Generated<number>;
  cancel_requested: Generated<boolean>;
  weights_version: string | null;
  means: Json<Record<string, unknown> | null>;
  error_code: string | null;
  error_message: string | null;
  started_at: Instant;
  heartbeat_at: Instant;
  completed_at: Instant | null;
};

/** Podflight's own tables. Queries reach them through {@link TenantDb}. */
export type PodflightTables = {
  ad_units: AdUnitsTable;
  deals: DealsTable;
  deal_stage_history: DealStageHistoryTable;
  etl_imports: EtlImportsTable;
  etl_rejected_rows: EtlRejectedRowsTable;
  etl_staged_rows: EtlStagedRowsTable;
  metrics_daily: MetricsDailyTable;
  episode_curves: EpisodeCurvesTable;
  event_outbox: EventOutboxTable;
  insertion_orders: InsertionOrdersTable;
  io_bookings: IoBookingsTable;
  io_revisions: IoRevisionsTable;
  io_status_history: IoStatusHistoryTable;
  match_runs: MatchRunsTable;
  matches: MatchesTable;
  promo_codes: PromoCodesTable;
  vanity_links: VanityLinksTable;
};
