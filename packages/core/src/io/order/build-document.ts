import { billedCents, ioTotals } from '../../io-document/index.ts';
import type { IoDocument, IoDocumentLine } from '../io-document.ts';
import type { IoParties } from '../io-parties.ts';
import type { IoTerms } from '../io-terms.ts';

/** What a document is made of, as it was read from the database. */
export type DocumentSource = {
  insertion_order_id: string;
  io_number: string;
  revision: number;
  issued_at: string;
  currency: string;
  time_zone: string;
  campaign_id: string;
  campaign_name: string;
  sponsor_name: string | null;
  terms: IoTerms;
  parties: IoParties;
  lines: readonly (IoDocumentLine & { hold_expires_at: string | null })[];
};

/** Words an order. The advertiser is the deal's sponsor unless the order names another. */
export function buildDocument(source: DocumentSource): IoDocument {
  const { parties, revision, campaign_id, campaign_name, sponsor_name, lines, ...order } = source;
  const terms = termsOf(lines, source.terms, revision);
  const holds = lines.flatMap(({ hold_expires_at, cancelled }) => (cancelled ? [] : (hold_expires_at ?? [])));
  return {
    schema: 'podflight.insertion_order.v1',
    insertion_order_id: order.insertion_order_id,
    io_number: order.io_number,
    revision,
    supersedes_revision: revision === 1 ? null : revision - 1,
    issued_at: order.issued_at,
    valid_until: holds.sort()[0] ?? null,
    currency: order.currency,
    time_zone: order.time_zone,
    campaign: { campaign_id, name: campaign_name },
    parties: {
      ...parties,
      advertiser:
        parties.advertiser ??
        (sponsor_name === null ? null : { name: sponsor_name, address: null, tax_id: null }),
    },
    lines: lines.map(({ hold_expires_at: _, ...line }) => line),
    totals: ioTotals(lines, terms),
    terms,
  };
}

/** The terms of a wording. A discount was agreed on all lines; it ends at what the cancelled ones leave. */
function termsOf(lines: DocumentSource['lines'], terms: IoTerms, revision: number): IoTerms {
  if (revision === 1) return terms;
  const gross_cents = lines.reduce((sum, line) => sum + billedCents(line), 0);
  return { ...terms, discount_cents: Math.min(terms.discount_cents, gross_cents) };
}
