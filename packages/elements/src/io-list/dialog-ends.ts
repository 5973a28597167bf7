import type { IoEvents } from '../io-order/io-events.ts';
import type { Translate } from '../text/translate.ts';
import type { IoRows } from './io-rows.ts';
import type { DialogEnds } from './line-dialog.ts';

/** What the list lends, to say what became of an act. */
export type EndsHost = {
  rows: IoRows;
  text: () => Translate;
  say: (words: string) => void;
  emit: <Name extends keyof IoEvents>(name: Name, detail: IoEvents[Name]) => void;
};

/** What happens in the list once an act is done: the line is shown as it is now, it is said, and the page is told. */
export function dialogEnds({ rows, text, say, emit }: EndsHost): DialogEnds {
  return {
    cancelled: (io) => {
      rows.put(io);
      say(text()('ios_said_cancelled', { number: io.io_number ?? '' }));
      emit('podflight-io-cancelled', { io_id: io.io_id, payable_cents: io.payable_cents });
    },
    confirmed: (io) => {
      rows.put(io);
      say(text()('ios_said_confirmed', { number: io.io_number ?? '' }));
      emit('podflight-io-confirmed', { io_id: io.io_id });
    },
    makegoodBooked: (io, order) => {
      say(text()('ios_said_makegood', { number: order.io_number }));
      emit('podflight-io-makegood-booked', {
        io_id: io.io_id,
        makegood_io_id: order.lines[0]?.io_id ?? '',
      });
      void rows.refresh();
    },
    resolved: (io, { resolution, credit_cents, outstanding_impressions: count }) => {
      rows.put(io);
      const number = io.io_number ?? '';
      say(text()(count > 0 ? 'ios_said_resolved_part' : 'ios_said_resolved', { number, count }));
      emit('podflight-io-resolved', { io_id: io.io_id, resolution, credit_cents });
    },
    accepted: (io) => {
      rows.put(io);
      say(text()('ios_said_accepted', { number: io.io_number ?? '' }));
    },
  };
}
