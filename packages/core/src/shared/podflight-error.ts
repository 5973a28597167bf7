/** HTTP status each error code suggests. Codes are API: removing one is a breaking change. */
export const ERROR_STATUS = {
  'request.invalid': 400,
  'request.too_large': 413,
  'tenant.invalid': 400,
  'tenant.connection_dirty': 503,
  'events.sink_needs_own_transaction': 500,
  'host.currency_invalid': 500,
  'host.schema_invalid': 500,
  'host.value_out_of_range': 500,
  'delivery.currencies_mixed': 400,
  'delivery.flight_invalid': 400,
  'delivery.time_zone_unknown': 400,
  'delivery.value_invalid': 400,
  'etl.import_not_found': 404,
  'etl.import_in_progress': 409,
  'etl.idempotency_key_reused': 422,
  'etl.cancelled': 499,
  'etl.interrupted': 409,
  'etl.body_incomplete': 400,
  'etl.rollback_refused': 409,
  'deal.not_found': 404,
  'deal.stage_conflict': 409,
  'deal.transition_refused': 409,
  'deal.closed': 409,
  'deal.bookings_delivered': 409,
  'deal.bookings_scheduled': 409,
  'deal.amount_missing': 422,
  'deal.expected_close_missing': 422,
  'deal.booking_missing': 422,
  'deal.reason_missing': 422,
  'deal.loss_reason_missing': 422,
  'deal.loss_note_missing': 422,
  'match.not_found': 404,
  'match.advertiser_not_found': 404,
  'match.podcast_not_found': 404,
  'match.run_not_found': 404,
  'match.cancelled': 499,
  'match.interrupted': 409,
  'match.overtaken': 409,
  'match.source_invalid': 500,
  'vanity.target_invalid': 400,
  'io.not_found': 404,
  'io.order_not_found': 404,
  'io.ad_unit_not_found': 404,
  'io.campaign_not_found': 404,
  'io.podcast_not_found': 404,
  'io.episode_not_found': 404,
  'io.revision_conflict': 409,
  'io.transition_refused': 409,
  'io.makegood_refused': 409,
  'io.slot_taken': 409,
  'io.competitor_conflict': 409,
  'io.promo_code_taken': 409,
  'io.ad_unit_archived': 409,
  'io.time_zone_unknown': 400,
  'io.idempotency_key_reused': 422,
  'io.csv_refused': 422,
  'io.document_invalid': 422,
  'io.branding_invalid': 500,
  'io.font_invalid': 500,
  'io.glyph_missing': 422,
  'match.policy_invalid': 500,
  'match.signal_invalid': 500,
} as const;

/** A stable, machine-readable reason. See {@link ERROR_STATUS} for the list. */
export type PodflightErrorCode = keyof typeof ERROR_STATUS;

/**
 * The only error that Podflight throws on purpose.
 *
 * `message` is for people: what happened, where, and what to do next; it never holds SQL, a stack or
 * another tenant's data. `details` is for programs. `status` is a hint for HTTP hosts.
 *
 * @example
 * try { await getImport(ctx, id) } catch (error) {
 *   if (error instanceof PodflightError && error.code === 'etl.import_not_found') showEmptyState()
 * }
 */
export class PodflightError extends Error {
  override readonly name = 'PodflightError';
  readonly code: PodflightErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: PodflightErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.status = ERROR_STATUS[code];
    this.details = details;
  }
}
