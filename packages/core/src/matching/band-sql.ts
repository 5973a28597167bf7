import { type RawBuilder, sql } from 'kysely';
import { BAND_FROM, BANDS } from './band.ts';

/**
 * The band of the stored match `m`, as {@link bandOf} has it: scores are rounded half up. Null when nothing is
 * known of the pair.
 */
export const bandSql: RawBuilder<string | null> = sql`case when m.coverage = 0 then null ${sql.join(
  BANDS.map((band) => sql`when m.score >= ${sql.lit(BAND_FROM[band] - 0.5)} then ${sql.lit(band)}`),
  sql` `,
)} end`;
