import { CellFault } from './cell-fault.ts';

/** Spellings of "no value", whatever their case. */
const NOTHING = new Set(['', '-', '–', 'n/a', 'nan', 'null']);

/** Groups of exactly three digits behind one separator: `1,234`, `1 234 567`, with no-break spaces too. */
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:[\u00A0\u202F\u2009]\d{3})+)$/;
const DOTTED = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const DECIMAL = /^\d+[.,]\d+$/;
const RATE = /^(\d+)(?:([.,])(\d+))?(?:[ \u00A0\u202F]?(%))?$/;

/** A count or an amount in minor units: a whole number from 0 to 2^53 - 1, or null for no value. */
export function readCount(cell: string): number | null | CellFault {
  const plain = plainDigits(cell, 0);
  if (plain >= 0) return plain;
  const text = cell.trim();
  if (NOTHING.has(text.toLowerCase())) return null;
  if (/^[-−]/.test(text) && looksNumeric(text.slice(1))) return negative();
  if (/^\d+$/.test(text)) return safe(Number(text));
  if (GROUPED.test(text)) return safe(Number(text.replace(/\D/g, '')));
  if (DOTTED.test(text)) {
    return new CellFault(
      'ambiguous-number',
      'This could be a number with thousands separators or with decimals. Write it with digits only.',
    );
  }
  if (DECIMAL.test(text))
    return new CellFault('not-integer', 'This must be a whole number. Write it without decimals.');
  return new CellFault('not-a-number', 'This is not a whole number. Write it with the digits 0 to 9 only.');
}

/** A rate from 0 to 1, or null for no value. `45.2%` is exactly 0.452; a comma may be the decimal sign. */
export function readRate(cell: string): number | null | CellFault {
  // The canonical spelling: the pattern below reads it the same, and slower.
  if (cell.startsWith('0.') && plainDigits(cell, 2) >= 0) return Number(cell);
  const text = cell.trim();
  const match = RATE.exec(text);
  if (match) {
    const [, whole = '', sign, decimals = '', percent] = match;
    if (sign === ',' && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
      return new CellFault(
        'ambiguous-number',
        'The comma could separate thousands or decimals. Write the rate with a point, such as 0.45 or 45.2%.',
      );
    }
    const value = percent ? shifted(whole, decimals) : Number(`${whole}.${decimals}`);
    if (value <= 1) return value;
    return new CellFault(
      'out-of-range',
      percent
        ? 'A rate cannot be above 100%. Correct the value.'
        : 'A rate is from 0 to 1. Write 45% or 0.45 for forty-five percent.',
    );
  }
  if (NOTHING.has(text.toLowerCase())) return null;
  if (/^[-−]/.test(text) && looksNumeric(text.slice(1))) return negative();
  if (GROUPED.test(text))
    return new CellFault('out-of-range', 'A rate is from 0 to 1. Write 45% or 0.45 for forty-five percent.');
  return new CellFault('not-a-number', 'This is not a rate. Write it as 0.45 or 45.2%.');
}

/** What follows `from` when it is digits only, few enough to be exact; -1 for anything else. */
function plainDigits(text: string, from: number): number {
  const length = text.length;
  if (length === from || length > 15) return -1;
  let value = 0;
  for (let i = from; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Percent to rate by moving the decimal point, so that no rounding of a division creeps in. */
function shifted(whole: string, decimals: string): number {
  const padded = whole.padStart(3, '0');
  return Number(`${padded.slice(0, -2)}.${padded.slice(-2)}${decimals}`);
}

function looksNumeric(text: string): boolean {
  return /^[ \u00A0]?\d[\d.,\s]*%?$/.test(text);
}

function negative(): CellFault {
  return new CellFault('negative', 'This cannot be below 0. Correct the value, or leave the cell empty.');
}

function safe(value: number): number | CellFault {
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  return new CellFault('out-of-range', 'This is larger than 9,007,199,254,740,991. Correct the value.');
}
