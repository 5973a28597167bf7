import anyAscii from 'any-ascii';
import { doubleMetaphone } from 'double-metaphone';

const DIGITS = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];
const TEENS = [
  ...['TEN', 'ELEVEN', 'TWELVE', 'THIRTEEN', 'FOURTEEN'],
  ...['FIFTEEN', 'SIXTEEN', 'SEVENTEEN', 'EIGHTEEN', 'NINETEEN'],
];
const TENS = ['TWENTY', 'THIRTY', 'FORTY', 'FIFTY', 'SIXTY', 'SEVENTY', 'EIGHTY', 'NINETY'];

const DIGIT_WORD = new RegExp(DIGITS.join('|'), 'g');
const TEEN_WORD = new RegExp([...TEENS].reverse().join('|'), 'g');
const TENS_WORD = new RegExp(`(${TENS.join('|')})(?:(?=([1-9]))|)`, 'g');

/** What a listener writes down for the same sound: the vowels that a spelling swaps, as one of three. */
const VOWELS: readonly [RegExp, string][] = [
  [/EIGH|AI|AY|EY|EI|A/g, 'a'],
  [/EA|EE|IE|IGH|E|I|Y/g, 'e'],
  [/OUGH|OA|OE|OO|OU|OW|UE|U|O/g, 'o'],
];

/**
 * The key that two codes share when a listener cannot tell one from the other by ear: `4BEANS` and
 * `FOUR-BEANS`, `SAVE10` and `SAVE TEN`, `NITE42` and `night forty-two`. Case, spaces and signs say
 * nothing. A key is only ever compared with another; it says nothing by itself.
 *
 * Consonants by Double Metaphone (L. Philips, C/C++ Users Journal, June 2000), English; vowels by three
 * classes, so that `BACON` stays apart from `BIKINI`.
 *
 * @example
 * soundsLike('FOUR') === soundsLike('4') // true
 */
export function soundsLike(code: string): string {
  const spoken = numbersAsWords(lettersAndDigits(code));
  const [consonants] = doubleMetaphone(spoken);
  return `${consonants}:${vowelSounds(spoken)}`;
}

/** The code as Latin capitals and digits alone. */
export function lettersAndDigits(code: string): string {
  return anyAscii(code)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Digits and number words alike as one word a digit, whichever way the code had them. */
function numbersAsWords(code: string): string {
  return code
    .replace(/WON(?!D)/g, 'ONE')
    .replace(/GREAT/g, 'GR8')
    .replace(DIGIT_WORD, (word, at: number, whole: string) =>
      whole.startsWith(`${word}TEEN`, at) || TENS.some((tens) => whole.startsWith(tens, at))
        ? word
        : String(DIGITS.indexOf(word)),
    )
    .replace(TEEN_WORD, (word) => String(10 + TEENS.indexOf(word)))
    .replace(TENS_WORD, (_, word: string, unit?: string) => `${TENS.indexOf(word) + 2}${unit ? '' : '0'}`)
    .replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '');
}

function vowelSounds(word: string): string {
  const heard = word.replace(/([AEIOUY][^AEIOUY]+)E$/, '$1').replace(/^Y(?=[AEIOU])/, '');
  const classes = VOWELS.reduce((text, [vowels, sound]) => text.replace(vowels, sound), heard);
  return classes
    .replace(/[^aeo]/g, ' ')
    .replace(/ +/g, '')
    .replace(/(.)\1+/g, '$1');
}
