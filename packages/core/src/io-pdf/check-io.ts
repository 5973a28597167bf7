import { cost } from '../delivery/cost.ts';
import { billedCents, ioTotals } from '../io-document/io-totals.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PrintedIo } from './printed-io.ts';

/**
 * Makes sure that the document adds up before anybody signs it: every line costs what its impressions and
 * rate say, and the totals are those of the lines.
 *
 * @throws PodflightError `io.document_invalid` naming the line or total that differs.
 */
export function checkIo(io: PrintedIo): void {
  for (const line of io.lines) {
    const { booked_impressions, booked_cpm_cents, line_cost_cents, makegood, line_no } = line;
    if (booked_impressions === null || booked_cpm_cents === null || line_cost_cents === null) continue;
    const expected = cost(booked_impressions, booked_cpm_cents);
    if (line_cost_cents === expected || (makegood && line_cost_cents === 0)) continue;
    throw unequal(`line ${line_no} costs ${line_cost_cents}, its impressions at its rate ${expected}`);
  }
  // A discount agreed on before lines were cancelled ends at what they leave.
  const gross_cents = io.lines.reduce((sum, line) => sum + billedCents(line), 0);
  const discount_cents = Math.min(io.terms.discount_cents, gross_cents);
  const totals = ioTotals(io.lines, { ...io.terms, discount_cents });
  for (const name of keysOf(totals)) {
    if (io.totals[name] === totals[name]) continue;
    throw unequal(`${name} is ${io.totals[name]}, the lines make it ${totals[name]}`);
  }
}

/** What the line is billed, for the page: null where neither impressions nor rate say it. */
export function shownCents(line: PrintedIo['lines'][number]): number | null {
  return line.line_cost_cents === null && !line.makegood && !line.cancelled ? null : billedCents(line);
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  // Object.keys widens to string; these are a fresh object's own keys.
  return Object.keys(value) as (keyof T)[];
}

function unequal(what: string): PodflightError {
  return new PodflightError(
    'io.document_invalid',
    `The insertion order does not add up: ${what}. Build its totals with ioTotals and its costs with cost.`,
  );
}
