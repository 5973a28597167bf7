import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPromoCode, soundsLike, suggestPromoCodes } from './index.ts';

/** A seeded stream of luck (mulberry32), so that a failing run can be repeated. */
function luck(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const problemsOf = (text: string) => checkPromoCode(text).problems.map(({ problem }) => problem);

describe('suggested promo codes', () => {
  it('are clear to see, short, polite, and apart in sound, whatever the names', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 3 });
    fc.assert(
      fc.property(names, fc.integer(), fc.integer({ min: 1, max: 30 }), (given, seed, count) => {
        const codes = suggestPromoCodes({ names: given, random: luck(seed), count });
        expect(codes).toHaveLength(count);
        for (const { code, sounds_like } of codes) {
          expect(code).toMatch(/^[A-HJKMNP-Z]{3,14}[2-9]{2}$/);
          expect(code).not.toMatch(/69$/);
          expect(checkPromoCode(code)).toEqual({ code, problems: [] });
          expect(sounds_like).toBe(soundsLike(code));
        }
        expect(new Set(codes.map(({ sounds_like }) => sounds_like)).size).toBe(count);
      }),
    );
  });

  it('begin with a word of the names where one can be said', () => {
    const [first, second] = suggestPromoCodes({ names: ['Acme Bakery', 'Sunset Tapes'], random: luck(7) });
    expect(first?.code).toMatch(/^ACME\d\d$/);
    expect(second?.code).toMatch(/^BAKERY\d\d$/);
  });

  it('still come when no name helps', () => {
    const codes = suggestPromoCodes({ names: ['日本', 'Lo-Li'], random: luck(1), count: 5 });
    expect(codes).toHaveLength(5);
  });

  it('are the same for the same luck', () => {
    const wish = (seed: number) => suggestPromoCodes({ names: ['Acme'], random: luck(seed) });
    expect(wish(3)).toEqual(wish(3));
    expect(wish(3)).not.toEqual(wish(4));
  });

  it('leave room for a thousand bookings of one advertiser', () => {
    const random = luck(11);
    const taken = new Set<string>();
    for (let booking = 0; booking < 1000; booking += 1) {
      const free = suggestPromoCodes({ names: ['Acme'], random, count: 20 }).find(
        (code) => !taken.has(code.sounds_like),
      );
      if (free) taken.add(free.sounds_like);
    }
    expect(taken.size).toBe(1000);
  });
});

describe('codes that sound alike', () => {
  it.each([
    ['FOUR', '4'],
    ['4BEANS', 'FOURBEANS'],
    ['4BEANS', 'forbeans'],
    ['GR8DEAL', 'GREATDEAL'],
    ['SAVE10', 'SAVETEN'],
    ['NITE42', 'NIGHTFORTYTWO'],
    ['MOON42', 'MOONFOURTWO'],
    ['TAPES14', 'TAPESFOURTEEN'],
    ['TAPES60', 'TAPESSIXTY'],
    ['2NIGHT', 'TONIGHT'],
    ['1SHOT', 'WONSHOT'],
    ['PHONE5', 'FONEFIVE'],
    ['KOFFEE', 'COFFEE'],
    ['Café 7', 'CAFE-SEVEN'],
  ])('%s and %s', (one, other) => {
    expect(soundsLike(one)).toBe(soundsLike(other));
  });

  it.each([
    ['BACON5', 'BIKINI5'],
    ['TAPES42', 'TAPES43'],
    ['TAPES42', 'TAPES24'],
    ['ACME', 'ACNE'],
    ['SAVE10', 'SAVE100'],
  ])('not %s and %s', (one, other) => {
    expect(soundsLike(one)).not.toBe(soundsLike(other));
  });

  it('share a key however the code is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,12}$/), (code) => {
        expect(soundsLike(` ${code.toLowerCase().split('').join('-')} `)).toBe(soundsLike(code));
      }),
    );
  });

  it('tell every two-digit number from every other', () => {
    const keys = new Set(Array.from({ length: 90 }, (_, index) => soundsLike(`TAPES${index + 10}`)));
    expect(keys.size).toBe(90);
  });
});

describe('a chosen code', () => {
  it('is kept in capitals, without the spaces around it', () => {
    expect(checkPromoCode('  rogan ')).toEqual({ code: 'ROGAN', problems: [] });
  });

  it('is refused by name', () => {
    expect(problemsOf('AB')).toEqual(['too_short']);
    expect(problemsOf('A'.repeat(21))).toEqual(['too_long']);
    expect(problemsOf('SAVE-20!')).toEqual(['character', 'looks_alike']);
    expect(problemsOf('ŁUKASZ')).toEqual(['character']);
    expect(problemsOf('FUCK55')).toEqual(['rude']);
    expect(problemsOf('5H1T')).toContain('rude');
  });

  it('may hold 0 and 1, with a warning', () => {
    expect(checkPromoCode('save10').problems).toMatchObject([
      { problem: 'looks_alike', severity: 'warning' },
    ]);
    expect(problemsOf('CLASSIC')).toEqual([]);
  });
});
