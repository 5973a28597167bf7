import type { KnownLine } from '../book/read-lines.ts';
import type { Io } from '../io.ts';
import type { IoRevision } from '../order/io-order.ts';
import type { EditBooking } from './edit-booking-input.ts';

/** The fields that an edit can change. */
const FIELDS = [
  'ad_unit_id',
  'episode_id',
  'flight_start',
  'flight_end',
  'booked_impressions',
  'booked_cpm_cents',
  'promo_code',
  'vanity_url',
  'read_type',
  'hold_expires_at',
] as const;

/** What the other side has agreed to, and has to agree to again. */
const AGREED: readonly string[] = ['flight_start', 'flight_end', 'booked_impressions', 'booked_cpm_cents'];

/** A line as an edit leaves it. */
export type Edited = Pick<Io, (typeof FIELDS)[number] | 'podcast_id'> & {
  changes: IoRevision['changes'];
  /** Whether it needs another slot, or the same one at another time. */
  moves: boolean;
};

/** The line after the edit, and what that changes. */
export function editedFields(io: Io, change: EditBooking, line: KnownLine): Edited {
  const given = <K extends keyof EditBooking & keyof Io>(field: K): EditBooking[K] | Io[K] =>
    change[field] === undefined ? io[field] : change[field];
  const after = {
    ad_unit_id: line.ad_unit_id,
    episode_id: line.episode_id,
    flight_start: line.flight_start,
    flight_end: line.flight_end,
    booked_impressions: given('booked_impressions') ?? null,
    booked_cpm_cents: given('booked_cpm_cents') ?? null,
    promo_code: given('promo_code') ?? null,
    vanity_url: given('vanity_url') ?? null,
    read_type: given('read_type') ?? null,
    hold_expires_at: holdAfter(io, change),
  };
  const changes = FIELDS.flatMap((field) =>
    after[field] === io[field]
      ? []
      : [{ line_no: io.line_no, field, before: io[field], after: after[field] }],
  );
  const moving = ['ad_unit_id', 'episode_id', 'flight_start', 'flight_end'];
  return {
    ...after,
    podcast_id: line.podcast_id,
    changes,
    moves: changes.some(({ field }) => moving.includes(field)),
  };
}

/** Whether the other side has to agree: to impressions, price or dates of what is more than a hold. */
export function needsAcceptance(io: Pick<Io, 'hold_expires_at'>, { changes }: Edited): boolean {
  return io.hold_expires_at === null && changes.some(({ field }) => AGREED.includes(field));
}

function holdAfter(io: Io, { hold_until }: EditBooking): string | null {
  if (hold_until === undefined) return io.hold_expires_at;
  return hold_until === null ? null : new Date(hold_until).toISOString();
}
