import { sql } from 'kysely';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { type AdUnit, type AdUnitChange, adUnitChange } from './ad-unit.ts';
import { adUnitColumns } from './ad-unit-row.ts';

/**
 * Changes an ad unit, or takes it off sale with `archived: true`. Bookings stay as they are: with fewer
 * slots than are booked, {@link availability} shows the rest as oversold.
 *
 * @throws PodflightError `request.invalid`, `io.ad_unit_not_found`.
 */
export async function updateAdUnit(
  ctx: PodflightContext,
  ad_unit_id: string,
  change: AdUnitChange,
): Promise<AdUnit> {
  const { archived, ...fields } = parsedInput(adUnitChange, change);
  const at = now(ctx).toISOString();
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const updated = fitsKey('uuid', ad_unit_id)
    ? await withTenant(ctx, (db) =>
        db
          .updateTable('ad_units')
          .set({
            ...Object.fromEntries(given),
            ...(archived === true && { archived_at: sql<string>`coalesce(archived_at, ${at}::timestamptz)` }),
            ...(archived === false && { archived_at: null }),
            updated_at: at,
          })
          .where('tenant_id', '=', ctx.tenant_id)
          .where('ad_unit_id', '=', ad_unit_id)
          .returning(adUnitColumns)
          .executeTakeFirst(),
      )
    : undefined;
  if (!updated) throw adUnitNotFound(ad_unit_id);
  return updated;
}

/** The error for an id that is unknown, malformed or somebody else's: they read the same. */
export function adUnitNotFound(ad_unit_id: string): PodflightError {
  return new PodflightError('io.ad_unit_not_found', 'There is no ad unit with this id.', { ad_unit_id });
}
