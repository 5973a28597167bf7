import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellFault } from './cell-fault.ts';
import { readCount, readRate } from './read-number.ts';

const codeOf = (result: unknown) => (result instanceof CellFault ? result.code : result);

describe('readCount', () => {
  it.each([
    ['0', 0],
    ['43', 43],
    [' 43 ', 43],
    ['007', 7],
    ['1,234', 1234],
    ['1,234,567', 1234567],
    ['1 234', 1234],
    ['1\u00A0234\u00A0567', 1234567],
    ['1\u202F234', 1234],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['000000000000000000000000000043', 43],
  ])('reads %j as %d', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  it.each(['', ' ', '-', '–', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL'])('reads %j as no value', (text) => {
    expect(readCount(text)).toBeNull();
  });

  it.each([
    ['1e3', 'not-a-number'],
    ['+10', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['true', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['١٢٣', 'not-a-number'],
    ['１２', 'not-a-number'],
    ['12,34', 'not-integer'],
    ['1,2345', 'not-integer'],
    ['1,234,56', 'not-a-number'],
    ['0,123,456', 'not-a-number'],
    ['1 23', 'not-a-number'],
    ['1,234 567', 'not-a-number'],
    ['1_000', 'not-a-number'],
    ["1'234", 'not-a-number'],
    ['$12', 'not-a-number'],
    ['(5)', 'not-a-number'],
    ['5%', 'not-a-number'],
    ['1.5', 'not-integer'],
    ['1.0', 'not-integer'],
    ['0,5', 'not-integer'],
    ['1.234', 'ambiguous-number'],
    ['1.234.567', 'ambiguous-number'],
    ['-1', 'negative'],
    ['-0', 'negative'],
    ['- 5', 'negative'],
    ['−3', 'negative'],
    ['-1,234', 'negative'],
    ['9007199254740992', 'out-of-range'],
    ['99999999999999999999', 'out-of-range'],
  ])('refuses %j as %s', (text, code) => {
    expect(codeOf(readCount(text))).toBe(code);
  });

  it('reads every safe integer back, plain and grouped', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(readCount(String(value))).toBe(value);
        expect(readCount(value.toLocaleString('en'))).toBe(value);
      }),
    );
  });
});

describe('readRate', () => {
  it.each([
    ['0.45', 0.45],
    ['0', 0],
    ['1', 1],
    ['1.0', 1],
    ['00.5', 0.5],
    ['0,45', 0.45],
    ['0,450', 0.45],
    ['1,0', 1],
    ['45.2%', 0.452],
    ['45,2%', 0.452],
    ['45.2 %', 0.452],
    ['100%', 1],
    ['0%', 0],
    ['5%', 0.05],
    ['0.07%', 0.0007],
    ['33.333%', 0.33333],
    [' 0.5 ', 0.5],
    ['0.30000000000000004', 0.30000000000000004],
  ])('reads %j as %d', (text, value) => {
    expect(readRate(text)).toBe(value);
  });

  it.each(['', '-', '–', 'N/A', 'NaN', 'null'])('reads %j as no value', (text) => {
    expect(readRate(text)).toBeNull();
  });

  it.each([
    ['45', 'out-of-range'],
    ['1.01', 'out-of-range'],
    ['4,5', 'out-of-range'],
    ['100.1%', 'out-of-range'],
    ['1 234', 'out-of-range'],
    ['1,000', 'ambiguous-number'],
    ['12,345%', 'ambiguous-number'],
    ['-0.1', 'negative'],
    ['-5%', 'negative'],
    ['1e-3', 'not-a-number'],
    ['+0.5', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['45%%', 'not-a-number'],
    ['٠٫٥', 'not-a-number'],
    ['half', 'not-a-number'],
    ['Infinity', 'not-a-number'],
  ])('refuses %j as %s', (text, code) => {
    expect(codeOf(readRate(text))).toBe(code);
  });

  it('reads a percentage as exactly the number it is when written as a rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (value) => {
        const digits = String(value).padStart(8, '0');
        const percent = `${Number(digits.slice(0, 3))}.${digits.slice(3)}%`;
        expect(readRate(percent)).toBe(Number(`${digits[0]}.${digits.slice(1)}`));
      }),
    );
  });

  it('reads the canonical spelling as JavaScript does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
        const text = `0.${value}`;
        expect(readRate(text)).toBe(Number(text));
        expect(readRate(` ${text}`)).toBe(Number(text));
      }),
    );
  });
});
