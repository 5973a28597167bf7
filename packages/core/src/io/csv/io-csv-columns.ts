/** Columns of a CSV file of bookings, in the order in which they are written. */
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
  'read_type',
] as const;
export type IoCsvColumn = (typeof IO_CSV_COLUMNS)[number];

/** Columns without which no row can be booked. */
export const NEEDED_COLUMNS = ['deal_id', 'ad_unit_id', 'flight_start', 'flight_end'] as const;

/** The column that a header cell names, whatever its case, spaces, hyphens and underscores; null for others. */
export function ioCsvColumn(cell: string): IoCsvColumn | null {
  const name = cell
    .trim()
    .toLowerCase()
    .replace(/[\s\-_]+/g, '_');
  return IO_CSV_COLUMNS.find((column) => column === name) ?? null;
}
