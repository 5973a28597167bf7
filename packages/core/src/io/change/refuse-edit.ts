import type { Io } from '../io.ts';
import type { Edited } from './edited-fields.ts';
import { transitionRefused } from './lock-io.ts';

/** Throws `io.transition_refused` for an edit that a booking in its status does not take. */
export function refuseEdit(
  io: Io,
  edited: Edited,
  { now, delivered }: { now: Date; delivered: number },
): void {
  const changed = (field: string) => edited.changes.some((one) => one.field === field);
  if (io.status !== 'scheduled' && io.status !== 'active') {
    throw transitionRefused(io, `A booking that is ${io.status} cannot be changed any more.`);
  }
  if (io.hold_expires_at !== null && new Date(io.hold_expires_at) <= now) {
    throw transitionRefused(io, 'The hold has lapsed. Book the slot again.');
  }
  if (io.hold_expires_at === null && edited.hold_expires_at !== null) {
    throw transitionRefused(io, 'A firm booking cannot become a hold. Cancel it and hold the slot instead.');
  }
  if (
    edited.hold_expires_at !== null &&
    changed('hold_expires_at') &&
    new Date(edited.hold_expires_at) <= now
  ) {
    throw transitionRefused(io, 'The new end of the hold has passed already. Give a later one.');
  }
  if (io.makegood_of_id !== null && (changed('booked_cpm_cents') || changed('booked_impressions'))) {
    throw transitionRefused(
      io,
      'The size of a makegood follows from what it makes up for. Cancel it and book another.',
    );
  }
  if (io.status === 'scheduled') return;
  const moved = ['ad_unit_id', 'episode_id', 'flight_start'].some(changed);
  if (moved && delivered > 0) {
    throw transitionRefused(
      io,
      'The flight has delivered already. Only its end, its goal and its price can change.',
    );
  }
  if (changed('flight_end') && new Date(edited.flight_end) <= now) {
    throw transitionRefused(io, 'The flight would be over already. Cancel it to end it now.');
  }
}
