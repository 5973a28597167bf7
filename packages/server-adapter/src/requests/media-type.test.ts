import { expect, it } from 'vitest';
import { accepts } from './media-type.ts';

it.each([
  [null, true],
  ['', true],
  ['*/*', true],
  ['text/*', true],
  ['text/csv', true],
  ['TEXT/CSV;q=0.5', true],
  ['application/json, text/csv', true],
  ['text/html, */*;q=0.1', true],
  ['application/json', false],
  ['text/html', false],
  ['text/csv;q=0', false],
  ['*/*, text/csv;q=0', false],
  ['text/csv;q=nonsense', true],
])('Accept: %j takes text/csv: %j', (accept, taken) => {
  expect(accepts(accept, 'text/csv')).toBe(taken);
});
