import type { IoStatus } from '../io.ts';

/** What may move a booking from one status to another (DOMAIN.md 4.2). */
export type IoTransition = {
  from: IoStatus;
  to: IoStatus;
  /** `clock`: {@link advanceFlights}. The others are the functions of that name. */
  by: 'clock' | 'cancelBooking' | 'editBooking' | 'bookMakegood' | 'resolveMakegood';
};

/** Every move that a booking can make; a new one is `scheduled`, and `cancelled` is the end. */
export const IO_TRANSITIONS: readonly IoTransition[] = [
  { from: 'scheduled', to: 'active', by: 'clock' },
  { from: 'scheduled', to: 'cancelled', by: 'clock' },
  { from: 'scheduled', to: 'cancelled', by: 'cancelBooking' },
  { from: 'active', to: 'completed', by: 'clock' },
  { from: 'active', to: 'makegood', by: 'clock' },
  { from: 'active', to: 'makegood', by: 'bookMakegood' },
  { from: 'active', to: 'cancelled', by: 'cancelBooking' },
  { from: 'active', to: 'scheduled', by: 'editBooking' },
  { from: 'completed', to: 'makegood', by: 'clock' },
  { from: 'completed', to: 'makegood', by: 'bookMakegood' },
  { from: 'makegood', to: 'completed', by: 'clock' },
  { from: 'makegood', to: 'completed', by: 'resolveMakegood' },
];

/** What a person may do with a booking in a status. */
export type IoAction = 'edit' | 'cancel' | 'confirm' | 'makegood' | 'resolve';

/**
 * What a person may do with a booking, so that no client has to know the rules. Whether it goes through
 * depends on the details as well: a slot may be taken, a claim too late.
 */
export function allowedActions(booking: {
  status: IoStatus;
  hold_expires_at: string | null;
  makegood_of_id: string | null;
}): IoAction[] {
  switch (booking.status) {
    case 'scheduled':
      return booking.hold_expires_at === null ? ['edit', 'cancel'] : ['edit', 'confirm', 'cancel'];
    case 'active':
      return booking.makegood_of_id === null ? ['edit', 'cancel', 'makegood'] : ['edit', 'cancel'];
    case 'completed':
      return booking.makegood_of_id === null ? ['makegood'] : [];
    case 'makegood':
      return ['makegood', 'resolve'];
    case 'cancelled':
      return [];
  }
}
