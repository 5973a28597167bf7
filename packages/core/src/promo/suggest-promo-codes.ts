import { FRIENDLY_STEMS, stemsOf } from './code-stems.ts';
import { isRude } from './rude-words.ts';
import { soundsLike } from './sounds-like.ts';

/** A code to offer, and the key under which it must be alone in its tenant. */
export type SuggestedPromoCode = { code: string; sounds_like: string };

/** Whose code it will be, and where luck comes from. */
export type PromoCodeWish = {
  /** Names to build on, most telling first: advertiser, show. Any script. */
  names: readonly string[];
  /** A number from 0 up to, not including, 1: `Math.random`, or a seeded one in a test. */
  random: () => number;
  /** How many to offer, 1 to 100. @defaultValue 8 */
  count?: number;
};

/** A number that no host reads out with a straight face. */
const SNIGGERS = /69$/;

/**
 * Codes that a host reads out once and a listener types right: a word and two digits, as `BAKERY47`. No
 * 0, O, 1, I or L, nothing rude, no two of them alike in sound. Those on the names come first.
 *
 * Offer several at once, so that one statement can take the first that is free: `on conflict do nothing`
 * on both `code` and `sounds_like`, in this order. Later ones add a friendly word, so a name never runs out.
 *
 * @example
 * suggestPromoCodes({ names: ['Acme Bakery', 'Night Watch'], random: Math.random, count: 3 })
 * // [{ code: 'BAKERY47', sounds_like: … }, …]
 */
export function suggestPromoCodes({ names, random, count = 8 }: PromoCodeWish): SuggestedPromoCode[] {
  const own = names.flatMap(stemsOf);
  const suggested = new Map<string, SuggestedPromoCode>();
  for (let attempt = 0; suggested.size < count && attempt < 40 * count; attempt += 1) {
    const code = stem(own, attempt, count, random) + digits(random);
    const key = soundsLike(code);
    if (isRude(code) || SNIGGERS.test(code) || suggested.has(key)) continue;
    suggested.set(key, { code, sounds_like: key });
  }
  return [...suggested.values()];
}

/** The first half on a name's word alone, the rest with a friendly word behind it or in its place. */
function stem(own: readonly string[], attempt: number, count: number, random: () => number): string {
  const friendly = pick(FRIENDLY_STEMS, random);
  const name = own[attempt % Math.max(1, own.length)];
  if (name === undefined) return friendly;
  return attempt < count / 2 ? name : name.slice(0, 6) + friendly;
}

/** 23 to 99 without 0 and 1, and without a digit twice in a row, which is hard to hear. */
function digits(random: () => number): string {
  const first = 2 + Math.floor(random() * 8);
  const second = 2 + Math.floor(random() * 7);
  return `${first}${second < first ? second : second + 1}`;
}

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? 'SUN';
}
