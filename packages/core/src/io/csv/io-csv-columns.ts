/** Columns of an insertion order as CSV, in the order in which they are written. */
export const IO_CSV_COLUMNS = [
  'deal_id',
  'ad_unit_id',
  'episode_id',
  'flight_start',
  'flight_end',
  'booked_impressions',
  'booked_cpm_cents',
  'promo_code',
  'vanity_url',
] as const;

/** Name of a column of {@link IO_CSV_COLUMNS}. */
export type IoCsvColumn = (typeof IO_CSV_COLUMNS)[number];
