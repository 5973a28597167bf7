import { sql } from 'kysely';
import { parsedInput } from '../../shared/parsed-input.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { claimPromoCodes } from '../book/claim-promo-codes.ts';
import { SlotTaken, takenSlots } from '../book/claim-slots.ts';
import { lockEpisodes } from '../book/lock-episodes.ts';
import { planSlots } from '../book/plan-slots.ts';
import { readDeal } from '../book/read-deal.ts';
import { type KnownLine, readLines } from '../book/read-lines.ts';
import { refuseCompetitors } from '../book/refuse-competitors.ts';
import { releaseLapsedHolds } from '../book/release-lapsed-holds.ts';
import { orAlternatives } from '../book/slot-alternatives.ts';
import { ioNotFound, readIo } from '../get-io.ts';
import type { Io } from '../io.ts';
import { flipStatus } from '../lifecycle/flip-status.ts';
import { readFlights } from '../lifecycle/read-flights.ts';
import type { IoDetail } from '../order/io-order.ts';
import { nextRevision } from '../order/next-revisions.ts';
import { type EditBooking, type EditBookingInput, editBookingInput } from './edit-booking-input.ts';
import { type Edited, editedFields, needsAcceptance } from './edited-fields.ts';
import { type LockedIo, lockIo, revisionConflict } from './lock-io.ts';
import { refuseEdit } from './refuse-edit.ts';

/**
 * Changes a booked line and words its order anew. A change of impressions, price or dates of a firm booking
 * holds from now on and says `needs_acceptance` until {@link acceptRevision}. A booking that moves to
 * another spot, episode or flight takes a free slot there, or is not changed at all.
 *
 * @throws PodflightError `request.invalid`, `io.not_found`, `io.revision_conflict`; `io.transition_refused`
 * for what a booking in its status does not take; `io.slot_taken`, `io.competitor_conflict`,
 * `io.promo_code_taken` and what {@link bookIo} says of ad units and episodes.
 *
 * @example
 * await editBooking(ctx, io_id, { booked_impressions: 60_000, revision: 1, reason: 'larger budget' })
 */
export async function editBooking(
  caller: PodflightContext,
  io_id: string,
  input: EditBookingInput,
): Promise<IoDetail> {
  const change = parsedInput(editBookingInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  // One instant for the whole edit: a hold that was good when it was looked at does not lapse on the way.
  const instant = now(caller);
  const ctx: PodflightContext = { ...caller, clock: () => instant };
  const before = await withTenant(ctx, (db) => readIo(ctx, db, io_id));
  const known: KnownLine[] = [];
  return orAlternatives(ctx, before.time_zone, known, () =>
    allOrNothing(ctx, async (db) => {
      const aimed = change.episode_id === undefined ? before.episode_id : change.episode_id;
      await lockEpisodes(ctx, db, [before.episode_id, aimed]);
      const locked = await lockIo(ctx, db, io_id, change.revision);
      // Somebody moved it since, to an episode that is not locked.
      if (locked.io.episode_id !== before.episode_id) throw revisionConflict(locked.io.revision);
      const line = await editedLine(ctx, db, locked.io, change);
      known.splice(0, known.length, line);
      await applyEdit(ctx, db, { locked, change, line });
      return readIo(ctx, db, io_id);
    }),
  );
}

/** Where the booking is to run after the change, looked up as a new line would be. */
async function editedLine(
  ctx: PodflightContext,
  db: TenantDb,
  io: Io,
  change: EditBooking,
): Promise<KnownLine> {
  const asBefore = { ad_unit_id: io.ad_unit_id ?? '', episode_id: io.episode_id };
  const { ad_unit_id = asBefore.ad_unit_id, episode_id = asBefore.episode_id } = change;
  const { flight_start = io.flight_start, flight_end = io.flight_end } = change;
  const wanted = [{ ad_unit_id, episode_id, flight_start, flight_end }];
  const [line] = await readLines(ctx, db, wanted, io.time_zone, { archived: ad_unit_id === io.ad_unit_id });
  if (!line) throw new TypeError('One line in is one line out.');
  return line;
}

type Edit = { locked: LockedIo; change: EditBooking; line: KnownLine };

async function applyEdit(ctx: PodflightContext, db: TenantDb, { locked, change, line }: Edit): Promise<void> {
  const { io, terms } = locked;
  const edited = editedFields(io, change, line);
  refuseEdit(io, edited, { now: now(ctx), delivered: await deliveredSoFar(ctx, db, io) });
  if (edited.changes.length === 0) return;
  if (edited.moves) {
    const deal = await readDeal(ctx, db, io.campaign_id);
    await releaseLapsedHolds(ctx, db, [line.episode_id]);
    const separate = terms.competitive_separation === 'episode';
    await refuseCompetitors(ctx, db, [{ ...line, deal, separate }]);
  }
  if (change.promo_code) {
    const { sponsor_id } = await readDeal(ctx, db, io.campaign_id);
    await claimPromoCodes(ctx, db, [
      { promo_code: change.promo_code, podcast_id: line.podcast_id, sponsor_id },
    ]);
  }
  const slot_no = edited.moves ? await slotFor(ctx, db, io, line) : io.slot_no;
  await writeLine(ctx, db, io.io_id, { ...edited, slot_no });
  if (io.status === 'active' && edited.flight_start > now(ctx).toISOString()) {
    await flipStatus(ctx, db, {
      to: 'scheduled',
      where: sql`b.io_id = ${io.io_id}::uuid`,
      reason: 'flight_moved',
    });
  }
  await nextRevision(ctx, db, io.insertion_order_id, {
    reason: change.reason,
    changes: edited.changes,
    needs_acceptance: needsAcceptance(io, edited),
  });
}

async function deliveredSoFar(ctx: PodflightContext, db: TenantDb, io: Io): Promise<number> {
  if (io.status !== 'active') return 0;
  const where = sql`b.io_id = ${io.io_id}::uuid`;
  const [flight] = await readFlights(ctx, db, { where, at: now(ctx).toISOString(), limit: 1 });
  return flight?.delivered_impressions ?? 0;
}

/** The booking's own slot number where that is free, else the lowest; null without an episode. */
async function slotFor(ctx: PodflightContext, db: TenantDb, io: Io, line: KnownLine): Promise<number | null> {
  if (line.episode_id === null) return null;
  const [taken = []] = await takenSlots(ctx, db, [line], io.io_id);
  const same = line.ad_unit_id === io.ad_unit_id && line.episode_id === io.episode_id;
  if (same && io.slot_no !== null && !taken.includes(io.slot_no)) return io.slot_no;
  const [slot] = planSlots([{ ...line, episode_id: line.episode_id, taken }]);
  if (slot === null || slot === undefined) throw new SlotTaken([0]);
  return slot;
}

async function writeLine(
  ctx: PodflightContext,
  db: TenantDb,
  io_id: string,
  line: Edited & { slot_no: number | null },
): Promise<void> {
  const types = await keyTypes(ctx, db);
  try {
    await sql`
      update ${podflightTable(ctx, 'io_bookings')}
      set ad_unit_id = ${line.ad_unit_id}::uuid, episode_id = ${line.episode_id}::${sql.raw(types.episode_id)},
        podcast_id = ${line.podcast_id}::${sql.raw(types.podcast_id)}, slot_no = ${line.slot_no}::int,
        flight_start = ${line.flight_start}::timestamptz, flight_end = ${line.flight_end}::timestamptz,
        booked_impressions = ${line.booked_impressions}::int, booked_cpm_cents = ${line.booked_cpm_cents}::int,
        promo_code = ${line.promo_code}, vanity_url = ${line.vanity_url}, read_type = ${line.read_type},
        hold_expires_at = ${line.hold_expires_at}::timestamptz, revision = revision + 1,
        updated_at = ${now(ctx).toISOString()}::timestamptz
      where tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and io_id = ${io_id}::uuid`.execute(db);
  } catch (error) {
    // 23P01: somebody who does not wait for lockEpisodes took the slot since it was looked at.
    if (error instanceof Error && 'code' in error && error.code === '23P01') throw new SlotTaken([0]);
    throw error;
  }
}
