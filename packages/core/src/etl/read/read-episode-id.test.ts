import { describe, expect, it } from 'vitest';
import { CellFault } from './cell-fault.ts';
import { EPISODE_ID_READERS } from './read-episode-id.ts';

const codeOf = (result: unknown) => (result instanceof CellFault ? result.code : result);
const ID = '6513270e-269e-4d37-b2a7-4de452e6b438';

describe('an episode id', () => {
  it.each([ID, ID.toUpperCase(), `{${ID}}`, ` {${ID.toUpperCase()}} `])('%j is one UUID', (text) => {
    expect(EPISODE_ID_READERS.uuid(text)).toBe(ID);
  });

  it.each([
    '',
    'x',
    ID.slice(1),
    `${ID}0`,
    `{${ID}`,
    ID.replaceAll('-', ''),
    ID.replace('6', 'g'),
    `(${ID})`,
  ])('%j is no UUID', (text) => {
    expect(codeOf(EPISODE_ID_READERS.uuid(text))).toBe('invalid-uuid');
  });

  it('of an integer key is read without leading zeros, and only as far as the database counts', () => {
    expect(EPISODE_ID_READERS.integer(' 0042 ')).toBe('42');
    expect(EPISODE_ID_READERS.integer('9223372036854775807')).toBe('9223372036854775807');
    expect(codeOf(EPISODE_ID_READERS.integer('9223372036854775808'))).toBe('invalid-uuid');
    expect(codeOf(EPISODE_ID_READERS.integer('-1'))).toBe('invalid-uuid');
    expect(codeOf(EPISODE_ID_READERS.integer('1.0'))).toBe('invalid-uuid');
  });

  it('of a text key keeps its case and is compared in NFC', () => {
    expect(EPISODE_ID_READERS.text(' Cafe\u0301-1 ')).toBe('Café-1');
    expect(codeOf(EPISODE_ID_READERS.text(' '))).toBe('invalid-uuid');
    expect(codeOf(EPISODE_ID_READERS.text('a\0b'))).toBe('nul-byte');
  });
});
