import type { IoOrder, SlotAlternative } from '../api/io-contract.ts';

/** What the wizard and the list of orders tell the page, by name, with their details. */
export type IoEvents = {
  /** An order was booked. */
  'podflight-io-booked': { order: IoOrder };
  /** Lines found no slot when they were booked; nothing was booked. */
  'podflight-io-slot-taken': { lines: { line: number; alternatives: readonly SlotAlternative[] }[] };
  /** An order was not booked for another reason. */
  'podflight-io-failed': { code: string; message: string };
  /** The reader wants to see an order or a line of it. */
  'podflight-io-opened': {
    insertion_order_id: string | null;
    io_id: string | null;
    io_number?: string | null;
  };
  /** The reader wants to write a new order. */
  'podflight-io-requested': null;
  /** A line was cancelled. */
  'podflight-io-cancelled': { io_id: string; payable_cents: number | null };
  /** A hold became a firm booking. */
  'podflight-io-confirmed': { io_id: string };
  /** What a line owed was settled with money, or waived. */
  'podflight-io-resolved': { io_id: string; resolution: string; credit_cents: number };
  /** A makegood of a line was booked. */
  'podflight-io-makegood-booked': { io_id: string; makegood_io_id: string };
};

declare global {
  interface HTMLElementEventMap extends IoEventMap {}
  interface DocumentEventMap extends IoEventMap {}
}
type IoEventMap = { [Name in keyof IoEvents]: CustomEvent<IoEvents[Name]> };
