import type { IoDocument, IoDocumentLine } from '../io/io-document.ts';

/** A line, with what a host knows beyond the booking. */
export type PrintedLine = IoDocumentLine & {
  episode_guid?: string | null;
  talking_points?: string | null;
  competitive_separation?: string | null;
  geo_target?: string | null;
  frequency?: string | null;
};

/** Who signed for a party, once it did. */
export type Signature = { name?: string | null; title?: string | null; signed_on?: string | null };

/**
 * What {@link renderIoPdf} prints: an insertion order's document, and what a host may add to it. All of it
 * is attached to the PDF and under its hash, so that nothing is printed that was not agreed on.
 */
export type PrintedIo = Omit<IoDocument, 'lines'> & {
  lines: readonly PrintedLine[];
  /** `draft` marks every page; an order held until `valid_until` and one with no line left are marked by themselves. */
  status?: 'draft' | 'issued';
  creative?: {
    copy_due_on?: string | null;
    approval_rounds?: number | null;
    /** Hours after an episode's drop until the aircheck is due. */
    aircheck_due_hours?: number | null;
    notes?: string | null;
  } | null;
  signatures?: { publisher?: Signature | null; buyer?: Signature | null; esign_id?: string | null } | null;
  /** The host's own legal text, in paragraphs. */
  legal_text?: string | null;
};

/** What is stamped across every page; `none` for an order in force. */
export type Stamp = 'draft' | 'hold' | 'cancelled' | 'makegood' | 'none';

/** The mark that an order has to carry: the worst news first. */
export function stampOf(io: PrintedIo): Stamp {
  if (io.lines.length > 0 && io.lines.every(({ cancelled }) => cancelled)) return 'cancelled';
  if (io.status === 'draft') return 'draft';
  if (io.valid_until !== null) return 'hold';
  return io.lines.some(({ makegood }) => makegood) ? 'makegood' : 'none';
}
