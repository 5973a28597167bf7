import { exactRatio } from '../delivery/exact-ratio.ts';
import { PodflightError } from '../shared/podflight-error.ts';

/** What of a line its total needs. */
export type TotalledLine = {
  /** Already rounded, once: DOMAIN.md 2.0. Null without impressions or rate counts as 0. */
  line_cost_cents: number | null;
  /** A makegood is owed, not bought: its cost is not billed. */
  makegood: object | null;
  /** A cancelled line is billed with what remains payable; null while that is not settled counts as 0. */
  cancelled: { payable_cents: number | null } | null;
};

/** What is taken off and put on. Rates are hundredths of a percent: 1500 is 15 %. */
export type TotalTerms = { discount_cents: number; agency_commission_bps: number; tax_bps: number };

/** An order's amounts, in minor units of its one currency. */
export type IoTotals = {
  gross_cents: number;
  discount_cents: number;
  agency_commission_cents: number;
  net_cents: number;
  tax_cents: number;
  /** The most that will ever be invoiced: net and tax. */
  maximum_spend_cents: number;
};

/** What a line is billed: its cost, what remains payable of it, or 0 for a makegood. */
export function billedCents(line: TotalledLine): number {
  if (line.makegood) return 0;
  return (line.cancelled ? line.cancelled.payable_cents : line.line_cost_cents) ?? 0;
}

/**
 * The totals of an order, so that the document adds up: gross is the sum of what its rounded lines are
 * billed; the discount comes off first; commission is a share of what is left, tax a share of net, each
 * rounded half up once.
 *
 * @throws PodflightError `io.document_invalid` when the discount is more than gross.
 * @example
 * ioTotals([{ line_cost_cents: 250_000, makegood: null, cancelled: null }],
 *   { discount_cents: 10_000, agency_commission_bps: 1500, tax_bps: 2000 })
 * // { gross_cents: 250000, discount_cents: 10000, agency_commission_cents: 36000, net_cents: 204000, … }
 */
export function ioTotals(lines: readonly TotalledLine[], terms: TotalTerms): IoTotals {
  const gross_cents = lines.reduce((sum, line) => sum + billedCents(line), 0);
  const { discount_cents } = terms;
  if (discount_cents > gross_cents) {
    throw new PodflightError(
      'io.document_invalid',
      'The discount is more than the lines cost. Lower the discount.',
      { gross_cents, discount_cents },
    );
  }
  const discounted = gross_cents - discount_cents;
  const agency_commission_cents = share(discounted, terms.agency_commission_bps);
  const net_cents = discounted - agency_commission_cents;
  const tax_cents = share(net_cents, terms.tax_bps);
  const maximum_spend_cents = net_cents + tax_cents;
  return { gross_cents, discount_cents, agency_commission_cents, net_cents, tax_cents, maximum_spend_cents };
}

function share(cents: number, bps: number): number {
  return exactRatio(cents, bps, 10_000, 'half_up');
}
