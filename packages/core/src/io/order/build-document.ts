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
  const { parties, terms, revision, campaign_id, campaign_name, sponsor_name, lines, ...order } = source;
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
    totals: orderTotals(lines, terms),
    terms,
  };
}

/**
 * Sums of the rounded lines, so that the document adds up. A cancelled line counts with what remains
 * payable, a makegood with nothing. The discount ends at the gross amount; commission and tax are rounded
 * half up.
 */
export function orderTotals(
  lines: readonly Pick<IoDocumentLine, 'line_cost_cents' | 'cancelled' | 'makegood'>[],
  terms: Pick<IoTerms, 'discount_cents' | 'agency_commission_bps' | 'tax_bps'>,
): IoDocument['totals'] {
  const gross_cents = lines.reduce((sum, line) => sum + payable(line), 0);
  const discount_cents = Math.min(terms.discount_cents, gross_cents);
  const agency_commission_cents = share(gross_cents - discount_cents, terms.agency_commission_bps);
  const net_cents = gross_cents - discount_cents - agency_commission_cents;
  const tax_cents = share(net_cents, terms.tax_bps);
  return {
    gross_cents,
    discount_cents,
    agency_commission_cents,
    net_cents,
    tax_cents,
    maximum_spend_cents: net_cents + tax_cents,
  };
}

function payable(line: Pick<IoDocumentLine, 'line_cost_cents' | 'cancelled' | 'makegood'>): number {
  if (line.makegood) return 0;
  return (line.cancelled ? line.cancelled.payable_cents : line.line_cost_cents) ?? 0;
}

function share(cents: number, bps: number): number {
  return Number((BigInt(cents) * BigInt(bps) + 5_000n) / 10_000n);
}
