import anyAscii from 'any-ascii';
import { nouns } from 'human-id';
import { isRude } from './rude-words.ts';

/** Letters that no digit or other letter looks like, so that a printed code is typed right. */
const CLEAR = /^[A-HJKMNP-Z]+$/;

/** Words that may begin a code: short, friendly, easy to say. */
export const FRIENDLY_STEMS: readonly string[] = nouns
  .map((noun) => noun.toUpperCase())
  .filter((noun) => isStem(noun));

/**
 * What a name offers to begin a code with: its words, and the start of a word up to its first unclear
 * letter where that can be said.
 */
export function stemsOf(name: string): string[] {
  const words = anyAscii(name)
    .toUpperCase()
    .replace(/'S\b/g, 'S')
    .split(/[^A-Z]+/);
  const stems = words.flatMap((word) => [word.slice(0, 8), word.split(/[OIL]/)[0]?.slice(0, 6) ?? '']);
  return [...new Set(stems)].filter((stem) => isStem(stem) && !ARTICLES.has(stem));
}

const ARTICLES = new Set([
  'AND',
  'THE',
  'DER',
  'DAS',
  'DES',
  'LES',
  'UND',
  'WE',
  'AN',
  'BY',
  'GMBH',
  'PTY',
  'CAST',
]);

function isStem(word: string): boolean {
  return word.length >= 3 && word.length <= 8 && CLEAR.test(word) && isSayable(word) && !isRude(word);
}

/** A vowel in it, and never more than two consonants or vowels in a row. */
function isSayable(word: string): boolean {
  return /[AEUY]/.test(word) && !/[^AEUY]{3}|[AEUY]{3}/.test(word);
}
