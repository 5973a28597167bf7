import { z } from 'zod';
import { creditCents, makegoodBlockers, makegoodImpressions } from '../../delivery/index.ts';
import { dayIn } from '../../delivery/zone-clock.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { type LockedIo, lockIo } from '../change/lock-io.ts';
import { ioNotFound } from '../get-io.ts';
import { type MakegoodWish, type SizeMakegoodInput, sizeMakegoodInput } from './makegood-input.ts';
import { type Owed, payableImpressions, readOwed } from './owed.ts';

/** Days after a flight in which a failed read can be claimed (IAB/4A's). */
const CLAIM_WITHIN_DAYS = 30;

/** What a makegood would be, and what the booking owes. */
export const makegoodSize = z
  .object({
    /** Whether the numbers of the flight are final. */
    settled: z.boolean(),
    delivered_impressions: z.int(),
    /** Owed on the booking, less what makegoods and credits made up for. */
    outstanding_impressions: z.int(),
    /** What they are worth at the rate of the booking, which is the credit in their place. */
    credit_cents: z.int(),
    /** How many the makegood books: value-neutral at another rate. */
    impressions: z.int(),
    /** What that makes up for, in impressions of the booking. */
    makes_up_impressions: z.int(),
    /** What the makegood is worth at its rate. */
    value_cents: z.int(),
    cpm_cents: z.int(),
    currency: z.string(),
    /** What speaks against it; empty when it can be booked. Codes are API. */
    blockers: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'MakegoodSize' });
export type MakegoodSize = z.infer<typeof makegoodSize>;

/**
 * How large a makegood of a booking would be and what speaks against it, with what is outstanding and its
 * worth in money (DOMAIN.md 2.4). Writes nothing.
 *
 * @throws PodflightError `request.invalid`, `io.not_found`.
 *
 * @example
 * // Booked 100,000 at 25.00, delivered 92,000.
 * await sizeMakegood(ctx, io_id, { cpm_cents: 2000, allow_rate_override: true })
 * // { outstanding_impressions: 8000, credit_cents: 20000, impressions: 10000, blockers: [], … }
 */
export async function sizeMakegood(
  ctx: PodflightContext,
  io_id: string,
  input: SizeMakegoodInput = {},
): Promise<MakegoodSize> {
  const wanted = parsedInput(sizeMakegoodInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return withTenant(ctx, async (db) => sizeOf(ctx, db, await lockIo(ctx, db, io_id), wanted));
}

/** {@link sizeMakegood} of a booking that is locked already. */
export async function sizeOf(
  ctx: PodflightContext,
  db: TenantDb,
  locked: LockedIo,
  wanted: MakegoodWish,
): Promise<MakegoodSize> {
  const { io } = locked;
  const owed = await readOwed(ctx, db, locked);
  const today = dayIn(now(ctx), io.time_zone);
  const rate = io.booked_cpm_cents ?? 0;
  const cpm_cents = wanted.cpm_cents ?? rate;
  const owing = owedBy(locked, owed, wanted);
  const sized = makegoodImpressions({ kind: 'shortfall', shortfall_impressions: owing }, rate, cpm_cents);
  const impressions = wanted.impressions ?? sized.value ?? 0;
  const whole = sized.value ?? impressions;
  const blockers: MakegoodSize['blockers'] = [
    ...claimBlockers(locked, owed, wanted, today),
    ...makegoodBlockers({
      original: {
        status: io.status,
        is_makegood: io.makegood_of_id !== null,
        booked_impressions: io.booked_impressions,
        booked_cpm_cents: rate,
        currency: io.currency,
        last_day: io.flight_last_day,
      },
      open_makegoods: owed.open_makegoods,
      impressions,
      booked_cpm_cents: cpm_cents,
      currency: io.currency,
      today,
      policy: { allow_rate_override: wanted.allow_rate_override },
    }),
  ];
  if (sized.value === null) {
    const message = 'Without a rate there is no value to replace. Say how many impressions.';
    blockers.push({ code: 'no_rate', message });
  }
  return {
    settled: owed.settled,
    delivered_impressions: owed.delivered_impressions,
    outstanding_impressions: owed.outstanding_impressions,
    credit_cents: creditCents(owed.outstanding_impressions, rate),
    impressions,
    makes_up_impressions: impressions >= whole ? owing : Math.floor((owing * impressions) / whole),
    value_cents: creditCents(impressions, cpm_cents),
    cpm_cents,
    currency: io.currency,
    blockers,
  };
}

/** What the makegood is to make up for, in impressions of the original. */
function owedBy({ io, metadata }: LockedIo, owed: Owed, wanted: MakegoodWish): number {
  const { reason, agreed_impressions } = wanted;
  if (reason === 'underdelivery') return owed.outstanding_impressions;
  if (io.status !== 'cancelled') return agreed_impressions ?? io.booked_impressions ?? 0;
  // What nobody has to pay for cannot have failed.
  const payable = payableImpressions(metadata);
  return Math.min(agreed_impressions ?? payable, payable);
}

function claimBlockers(
  { io }: LockedIo,
  owed: Owed,
  { reason }: MakegoodWish,
  today: string,
): MakegoodSize['blockers'] {
  if (reason !== 'underdelivery') {
    const days = (Date.parse(today) - Date.parse(io.flight_last_day)) / 86_400_000;
    if (days <= CLAIM_WITHIN_DAYS) return [];
    const message = `A failed read can be claimed within ${CLAIM_WITHIN_DAYS} days of the flight.`;
    return [{ code: 'claim_too_late', message }];
  }
  if (!owed.settled) {
    const message =
      'The numbers of the flight are not final yet. Wait for them, or name what went wrong with the read.';
    return [{ code: 'not_settled', message }];
  }
  return owed.outstanding_impressions === 0
    ? [{ code: 'nothing_owed', message: 'Nothing is outstanding on this booking.' }]
    : [];
}
