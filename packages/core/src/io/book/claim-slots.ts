import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { planSlots } from './plan-slots.ts';
import type { KnownLine } from './read-lines.ts';

/** A booking as it goes into the database, but for its slot number. */
export type NewBooking = KnownLine & {
  insertion_order_id: string;
  campaign_id: string;
  time_zone: string;
  currency: string;
  hold_expires_at: string | null;
  io_id: string;
  line_no: number;
  booked_impressions: number | null;
  booked_cpm_cents: number | null;
  promo_code: string | null;
  vanity_url: string | null;
  read_type: string | null;
  makegood_of_id: string | null;
  makegood_reason: string | null;
  /** Which of the call's orders it is a line of; slots are given to the first order's lines first. */
  turn: number;
};

/** Thrown inside the transaction when lines find no slot; the caller adds alternatives outside of it. */
export class SlotTaken extends Error {
  override readonly name = 'SlotTaken';
  /** Indices of the lines that found none. */
  readonly lines: readonly number[];
  constructor(lines: readonly number[]) {
    super('No slot is free.');
    this.lines = lines;
  }
}

/**
 * Inserts bookings, each into a slot that is free during its flight. The exclusion constraint has the last
 * word: a slot that somebody else takes meanwhile is not inserted, and the line looks for another.
 *
 * @throws SlotTaken when a line finds no slot; nothing of the call may be kept then.
 */
export async function claimSlots(
  ctx: PodflightContext,
  db: TenantDb,
  bookings: readonly NewBooking[],
): Promise<void> {
  let waiting = bookings.map((booking, n) => ({ booking, n }));
  for (let attempt = 0; waiting.length > 0; attempt++) {
    // Each attempt that leaves a line without a slot saw one go to somebody else; there are at most 100.
    if (attempt > 100) throw new SlotTaken(waiting.map(({ n }) => n));
    const slotOf = await seekSlots(ctx, db, waiting);
    const placed = await insertBookings(
      ctx,
      db,
      waiting.map(({ booking, n }) => ({ ...booking, slot_no: slotOf.get(n) ?? null })),
    );
    waiting = waiting.filter(({ booking }) => !placed.has(booking.io_id));
  }
}

/**
 * A free slot for each booking that needs one, by its `n`.
 *
 * @throws SlotTaken with every booking that finds none.
 */
async function seekSlots(
  ctx: PodflightContext,
  db: TenantDb,
  waiting: readonly { booking: NewBooking; n: number }[],
): Promise<Map<number, number>> {
  const taken = await takenSlots(
    ctx,
    db,
    waiting.map(({ booking }) => booking),
  );
  const seekers = waiting.flatMap(({ booking, n }, at) =>
    booking.episode_id === null
      ? []
      : [{ ...booking, episode_id: booking.episode_id, taken: taken[at] ?? [], n }],
  );
  const planned = planSlots(seekers);
  const without = seekers.filter((_, at) => planned[at] === null);
  if (without.length > 0) throw new SlotTaken(without.map(({ n }) => n));
  return new Map(seekers.flatMap(({ n }, at) => (planned[at] ? [[n, planned[at]]] : [])));
}

/** Slot numbers that others than booking `but` have during each line's flight, in the lines' order. */
export async function takenSlots(
  ctx: PodflightContext,
  db: TenantDb,
  lines: readonly KnownLine[],
  but: string | null = null,
): Promise<number[][]> {
  const types = await keyTypes(ctx, db);
  const asked = lines.map(({ ad_unit_id, episode_id, flight_start, flight_end }, n) => ({
    n,
    ad_unit_id,
    episode_id,
    flight_start,
    flight_end,
  }));
  const { rows } = await sql<{ n: number; slot_no: number }>`
    select w.n, b.slot_no
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(n int, ad_unit_id uuid,
      episode_id ${sql.raw(types.episode_id)}, flight_start timestamptz, flight_end timestamptz)
    join ${podflightTable(ctx, 'io_bookings')} as b
      on b.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
     and b.episode_id = w.episode_id and b.ad_unit_id = w.ad_unit_id
     and b.status <> 'cancelled' and b.slot_no is not null and b.io_id is distinct from ${but}::uuid
     and b.flight_start < w.flight_end and b.flight_end > w.flight_start`.execute(db);
  const taken = new Map<number, number[]>();
  for (const { n, slot_no } of rows) taken.set(n, [...(taken.get(n) ?? []), slot_no]);
  return lines.map((_, n) => taken.get(n) ?? []);
}

async function insertBookings(
  ctx: PodflightContext,
  db: TenantDb,
  bookings: readonly (NewBooking & { slot_no: number | null })[],
): Promise<Set<string>> {
  const types = await keyTypes(ctx, db);
  const key = (name: keyof typeof types) => sql.raw(types[name]);
  const at = now(ctx).toISOString();
  const { rows } = await sql<{ io_id: string }>`
    insert into ${podflightTable(ctx, 'io_bookings')} (
      tenant_id, created_at, updated_at, insertion_order_id, campaign_id, time_zone, currency, hold_expires_at,
      io_id, line_no, podcast_id, ad_unit_id, episode_id, slot_no, flight_start, flight_end,
      booked_impressions, booked_cpm_cents, promo_code, vanity_url, read_type, makegood_of_id, makegood_reason)
    select ${ctx.tenant_id}::${key('tenant_id')}, ${at}::timestamptz, ${at}::timestamptz, w.*
    from jsonb_to_recordset(${JSON.stringify(bookings)}::jsonb) as w(
      insertion_order_id uuid, campaign_id ${key('campaign_id')}, time_zone text, currency text,
      hold_expires_at timestamptz, io_id uuid, line_no int, podcast_id ${key('podcast_id')}, ad_unit_id uuid, episode_id ${key('episode_id')},
      slot_no int, flight_start timestamptz, flight_end timestamptz, booked_impressions int, booked_cpm_cents int,
      promo_code text, vanity_url text, read_type text, makegood_of_id uuid, makegood_reason text)
    order by w.ad_unit_id, w.episode_id, w.flight_start, w.slot_no
    on conflict on constraint io_bookings_slot_excl do nothing
    returning io_id::text as io_id`.execute(db);
  return new Set(rows.map(({ io_id }) => io_id));
}

/** The error for a flight that finds no slot, with what is free instead. */
export function slotTakenError(
  lines: readonly { line: number; alternatives: readonly unknown[] }[],
): PodflightError {
  const [first] = lines;
  return new PodflightError(
    'io.slot_taken',
    `Line ${(first?.line ?? 0) + 1}: somebody else has this ad unit in this episode during the flight. Take one of the alternatives, or another flight. Nothing was booked.`,
    { ...first, lines },
  );
}
