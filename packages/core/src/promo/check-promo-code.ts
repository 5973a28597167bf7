import { isRude } from './rude-words.ts';

/** Shortest and longest code that a listener keeps in mind, in characters. */
export const PROMO_CODE_LENGTH = { min: 3, max: 20 } as const;

/** What is wrong with a code, or could be. */
export type PromoCodeProblem = {
  problem: 'too_short' | 'too_long' | 'character' | 'rude' | 'looks_alike';
  /** An `error` forbids the code; a `warning` asks for a second look. */
  severity: 'error' | 'warning';
  message: string;
};

/** A code as it is stored and compared, and what is to be said about it. */
export type CheckedPromoCode = { code: string; problems: PromoCodeProblem[] };

/**
 * Judges a code that somebody chose: letters A to Z and digits, 3 to 20 of them, not rude (in English).
 * Letters are made capitals and spaces around it go. Never throws.
 *
 * `looks_alike` is a warning: existing codes have a 0 or a 1 in them, and are no mistake for that.
 *
 * @example
 * checkPromoCode(' save10 ') // { code: 'SAVE10', problems: [{ problem: 'looks_alike', severity: 'warning', … }] }
 */
export function checkPromoCode(text: string): CheckedPromoCode {
  const code = text.trim().toUpperCase();
  const problems: PromoCodeProblem[] = [];
  const { min, max } = PROMO_CODE_LENGTH;
  if (code.length < min) {
    problems.push({ problem: 'too_short', severity: 'error', message: `Use at least ${min} characters.` });
  }
  if (code.length > max) {
    problems.push({ problem: 'too_long', severity: 'error', message: `Use at most ${max} characters.` });
  }
  const foreign = [...new Set(code.match(/[^A-Z0-9]/gu))];
  if (foreign.length > 0) {
    const named = foreign.slice(0, 5).map((character) => JSON.stringify(character));
    const message = `Use only A to Z and 0 to 9; take out ${named.join(' ')}.`;
    problems.push({ problem: 'character', severity: 'error', message });
  }
  if (isRude(code)) {
    problems.push({
      problem: 'rude',
      severity: 'error',
      message: 'Choose another code: this one reads as rude.',
    });
  }
  if (looksAlike(code)) {
    const message =
      'Listeners mix up 0 with O, and 1 with I and L, when they see this code; avoid the digit.';
    problems.push({ problem: 'looks_alike', severity: 'warning', message });
  }
  return { code, problems };
}

/** A lone letter O is no riddle; a 0 or 1 among letters is. */
function looksAlike(code: string): boolean {
  return /[01]/.test(code) && /[A-Z]/.test(code);
}
