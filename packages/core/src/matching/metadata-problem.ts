/** What can be wrong in `metadata`. */
export const METADATA_PROBLEMS = [
  'not_an_object',
  'invalid_type',
  'out_of_range',
  'shares_above_one',
  'bands_overlap',
  'unreadable_band',
  'unknown_country',
  'unknown_language',
  'unknown_gender',
  'unknown_topic',
  'unknown_safety_topic',
  'unknown_level',
  'unknown_position',
  'unknown_currency',
  'invalid_day',
  'days_reversed',
] as const;
export type MetadataProblemCode = (typeof METADATA_PROBLEMS)[number];

/** One thing of a row's metadata that could not be used. All else is. */
export interface MetadataProblem {
  /** Where, from the row's table on: `podcasts.metadata.audience.geo.XX`. */
  path: string;
  code: MetadataProblemCode;
  /** What is wrong and what would be right, in English, for whoever keeps the metadata. */
  message: string;
}
