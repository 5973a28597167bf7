import { cost } from '../delivery/cost.ts';
import { ioDocument } from '../io/io-document.ts';
import { ioParties } from '../io/io-parties.ts';
import { ioTerms } from '../io/io-terms.ts';
import { ioTotals } from '../io-document/io-totals.ts';
import type { PrintedIo, PrintedLine } from './printed-io.ts';

/** A booked line; what a test is about is given over it. */
export function givenLine(over: Partial<PrintedLine> = {}): PrintedLine {
  const line = {
    line_no: 1,
    io_id: '6a4d1f0e-8d0e-4f9b-9a3c-0f5d1c2b3a41',
    podcast_id: 'show-1',
    podcast_title: 'Night Watch',
    episode_id: 'ep-142',
    episode_title: 'The lighthouse that never was',
    episode_publish_date: '2026-03-04T06:00:00Z',
    ad_unit_id: 'c0a1e2d3-0000-4000-8000-000000000001',
    ad_unit_name: 'Mid-roll 60',
    position: 'mid',
    delivery: 'embedded',
    duration_seconds: 60,
    read_type: 'host',
    flight_start: '2026-02-28T23:00:00Z',
    flight_end: '2026-03-31T22:00:00Z',
    flight_first_day: '2026-03-01',
    flight_last_day: '2026-03-31',
    booked_impressions: 100_000,
    booked_cpm_cents: 2500,
    promo_code: 'BAKERY47',
    vanity_url: 'https://pods.example/v/acme',
    makegood: null,
    cancelled: null,
    ...over,
  } as const satisfies Omit<PrintedLine, 'line_cost_cents'>;
  const { booked_impressions, booked_cpm_cents } = line;
  const priced = booked_impressions !== null && booked_cpm_cents !== null;
  return { ...line, line_cost_cents: priced ? cost(booked_impressions, booked_cpm_cents) : null, ...over };
}

/** An order in force, whose totals are those of its lines. */
export function givenIo(over: Partial<PrintedIo> = {}): PrintedIo {
  const lines = over.lines ?? [givenLine()];
  const terms =
    over.terms ??
    ioTerms.parse({
      discount_cents: 0,
      agency_commission_bps: 1500,
      tax_bps: 1900,
      tax_label: 'VAT',
      brand: 'Acme Sourdough',
      product_category: 'Food and drink, bread',
      po_number: 'PO-88213',
      third_party_tracker: 'Podscribe, support@podscribe.example',
      exclusivity: 'No other bakery in the same episode.',
      terms_url: 'https://terms.example/iab-4as-v3',
    });
  return {
    ...ioDocument.parse({
      schema: 'podflight.insertion_order.v1',
      insertion_order_id: '0b9f7a52-6a36-4a3e-9d0f-7d9b9a3c0f5d',
      io_number: 'IO-2026-0042',
      revision: 1,
      supersedes_revision: null,
      issued_at: '2026-02-10T09:30:00Z',
      valid_until: null,
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      campaign: { campaign_id: 'c-9', name: 'Spring bread 2026' },
      parties: ioParties.parse({
        publisher: {
          name: 'Northwind Audio GmbH',
          address: 'Hafenstraße 12\n20457 Hamburg\nGermany',
          tax_id: 'DE 123 456 789',
        },
        advertiser: {
          name: 'Acme Bakery Ltd',
          address: '1 Mill Lane\nBristol BS1 4ST\nUnited Kingdom',
          tax_id: 'GB 987 6543 21',
        },
        agency: { name: 'Loud & Clear Media', address: '22 Canal Street\nManchester M1 3HE' },
        contacts: [
          { role: 'billing', name: 'Ines Brandt', email: 'billing@northwind.example' },
          { role: 'buyer', name: 'Tom Okafor', email: 'tom@loudclear.example' },
          { role: 'traffic', name: 'Ana Lima', email: 'traffic@northwind.example' },
        ],
      }),
      lines: [],
      totals: ioTotals([], { ...terms, discount_cents: 0 }),
      terms,
    }),
    totals: over.totals ?? ioTotals(lines, terms),
    creative: { copy_due_on: '2026-02-20', approval_rounds: 2, aircheck_due_hours: 24 },
    ...over,
    lines,
  };
}

/** Sixty lines over four shows, some with long titles. */
export function givenManyLines(): PrintedLine[] {
  const shows = [
    'Night Watch',
    'The Long Way Round: Stories From the Road That Nobody Took',
    'Ünïcode Weekly',
    'Deep Field',
  ];
  return Array.from({ length: 60 }, (_, index) =>
    givenLine({
      line_no: index + 1,
      podcast_title: shows[index % shows.length] ?? null,
      episode_title: `Episode ${index + 1}${index % 7 === 0 ? ', in which everybody talks at once about the harbour, the tide and the price of bread' : ''}`,
      episode_id: `ep-${200 + index}`,
      booked_impressions: 12_345 + index * 1111,
      booked_cpm_cents: 1833 + (index % 5) * 100,
      promo_code: index % 3 === 0 ? null : `BAKERY${23 + index}`,
      position: (['pre', 'mid', 'post'] as const)[index % 3] ?? 'mid',
    }),
  );
}

/** What a makegood line makes good. */
export const givenMakegood = {
  of_io_id: 'x',
  of_io_number: 'IO-2026-0007',
  of_line_no: 2,
  reason: 'under_delivery',
  original_cost_cents: 20_000,
};

/** A line cancelled in its first week, with what that leaves payable. */
export const givenCancelled = {
  cancelled_at: '2026-03-06T10:00:00Z',
  reason: 'Budget withdrawn',
  payable_cents: 48_387,
};
