import type { IoStatus } from '../api/io-contract.ts';
import type { Look } from '../io-order/pacing-look.ts';

const STATUS: Record<IoStatus, Look> = {
  scheduled: { word: 'ios_scheduled', icon: 'waiting', tone: '' },
  active: { word: 'ios_active', icon: 'running', tone: 'busy' },
  completed: { word: 'ios_completed', icon: 'check', tone: 'good' },
  cancelled: { word: 'ios_cancelled', icon: 'minus', tone: '' },
  makegood: { word: 'ios_makegood', icon: 'alert', tone: 'warn' },
};

/** The look of a booking's status; a hold is no booking yet. */
export function statusLook(status: IoStatus, held: boolean): Look {
  return held && status === 'scheduled'
    ? { word: 'ios_held', icon: 'hourglass', tone: 'warn' }
    : STATUS[status];
}
