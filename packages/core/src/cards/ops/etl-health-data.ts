import { z } from 'zod';
import { cardOf } from '../card.ts';
import { count, day } from '../card-fields.ts';

const status = z.enum(['pass', 'warn', 'error', 'never']);
const ratio = z.number().min(0).max(1).nullable();

/** How fresh, complete and accepted the tenant's daily numbers are. */
export const etlHealthData = z
  .object({
    /** 0 to 100, null when nothing was ever imported. */
    score: z.int().min(0).max(100).nullable(),
    /** The worst of the parts; `never` when nothing was ever imported. */
    status,
    /** Latest day that any source has data for. */
    data_through: day.nullable(),
    /** Days that are over and not in yet: 0 when yesterday is in. */
    lag_days: z.int().nullable(),
    freshness: z.object({ status, score: ratio }),
    /** How each part stands; `never` where there is nothing to judge. */
    part_status: z.object({ freshness: status, completeness: status, acceptance: status, success: status }),
    /** Episode days seen of those expected, over the last 28 days of data. */
    completeness: ratio,
    /** Rows stored of those read, over the last 28 days. */
    acceptance: ratio,
    /** Imports that completed, of the last 10 that ended. */
    success: ratio,
    sources: z.array(z.object({ source: z.string(), data_through: day, lag_days: z.int(), status })),
    last_error: z
      .object({
        import_id: z.string(),
        code: z.string(),
        message: z.string(),
        at: z.iso.datetime({ offset: true }),
      })
      .nullable(),
    /** Rows imported and refused on each of the last 14 days, oldest first. */
    days: z.array(z.object({ day, records_imported: count, records_failed: count })),
  })
  .meta({ id: 'EtlHealthData' });
export type EtlHealthData = z.infer<typeof etlHealthData>;

export const etlHealthCardSchema = cardOf('etl_health', etlHealthData, 'EtlHealthCard');
export type EtlHealthCard = z.infer<typeof etlHealthCardSchema>;
