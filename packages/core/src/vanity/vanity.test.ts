import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVanityTarget, fillVanityTarget, isVanitySlug, vanitySlug, vanityUrl } from './index.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const problemsOf = (template: string) => checkVanityTarget(template).map(({ problem }) => problem);

describe('a vanity slug', () => {
  it.each([
    [['Night Watch', 'Acmé & Söhne'], 'night-watch-acme-sohne'],
    [["Łukasz's Łódź"], 'lukaszs-lodz'],
    [['日本'], 'riben'],
    [['Ελλάδα', 'Київ'], 'ellada-kiiv'],
    [['--A--', ' 99 '], 'a-99'],
  ])('of %j is %s', (names, slug) => {
    expect(vanitySlug(names)).toBe(slug);
  });

  it('is null where nothing can be written', () => {
    expect(vanitySlug(['!!!', ' '])).toBeNull();
  });

  it('is cut between words', () => {
    expect(vanitySlug(['a'.repeat(50), 'b'.repeat(50)])).toBe('a'.repeat(50));
    expect(vanitySlug(['a'.repeat(99)])).toBe('a'.repeat(80));
  });

  it('of any names is valid, and its own slug', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (names) => {
        const slug = vanitySlug(names);
        if (slug === null) return;
        expect(isVanitySlug(slug)).toBe(true);
        expect(vanitySlug([slug])).toBe(slug);
      }),
    );
  });

  it.each(['', 'A', 'a--b', '-a', 'a-', 'a/b', 'a.b', 'ä', `${'a'.repeat(81)}`, 'a\n'])(
    'is not %j',
    (text) => {
      expect(isVanitySlug(text)).toBe(false);
    },
  );

  it('follows the host’s own address', () => {
    expect(vanityUrl('https://pods.example/v/', 'acme')).toBe('https://pods.example/v/acme');
  });
});

describe('a vanity target', () => {
  it.each([
    ['/listen', ['not_absolute']],
    ['//evil.example', ['not_absolute']],
    ['https:evil.example', ['not_absolute']],
    ['https:/evil.example', ['not_absolute']],
    ['javascript:alert(1)', ['scheme']],
    ['data:text/html,x', ['scheme']],
    ['ftp://shop.example', ['scheme']],
    ['https://user:secret@shop.example', ['userinfo']],
    ['https://shop.example@evil.example', ['userinfo']],
    ['https://@evil.example', ['userinfo']],
    ['https://shop.example\\@evil.example', ['characters', 'userinfo']],
    ['https://shop.example/a b', ['characters']],
    ['java\nscript:alert(1)', ['characters', 'scheme']],
    ['https://{show}.example/', ['placeholder_in_host']],
    ['https://shop.example:{line_no}/', ['placeholder_in_host']],
    ['https://shop.example/{tenant}', ['placeholder']],
    ['https://shop.example/{+show}', ['placeholder']],
    [`https://shop.example/${'a'.repeat(2048)}`, ['too_long']],
  ])('is not %s', (template, problems) => {
    expect(problemsOf(template)).toEqual(problems);
  });

  it.each([
    'https://shop.example',
    'http://localhost:3000/a?b=c#d',
    'https://shop.example/{promo_code}?x={show}',
  ])('may be %s', (template) => {
    expect(problemsOf(template)).toEqual([]);
  });

  it('carries its values, encoded, and the UTM parameters that it does not name', () => {
    const values = {
      promo_code: 'ACME47',
      show: 'Night & Day',
      campaign: 'Spring',
      ad_unit: 'Mid-roll 60 s',
    };
    expect(fillVanityTarget('https://shop.example/l/{promo_code}?utm_source=pod#{show}', values)).toBe(
      'https://shop.example/l/ACME47?utm_source=pod&utm_medium=podcast&utm_campaign=Spring&utm_content=Mid-roll%2060%20s#Night%20%26%20Day',
    );
    expect(fillVanityTarget('https://shop.example/', {})).toBe('https://shop.example/?utm_medium=podcast');
  });

  it('refuses with all that is wrong', () => {
    expect(() => fillVanityTarget('ftp://u@shop.example', {})).toThrowError(
      expect.objectContaining({ code: 'vanity.target_invalid' }),
    );
    expect(() => fillVanityTarget('https://shop.example/a/{show}', { show: '..' })).toThrowError(
      expect.objectContaining({ code: 'vanity.target_invalid' }),
    );
  });

  it('leads to the template’s host and says its values back, whatever they are', () => {
    const values = fc.record({ show: anyText, campaign: anyText, promo_code: anyText });
    fc.assert(
      fc.property(values, (given) => {
        const url = new URL(
          fillVanityTarget('https://shop.example:8443/x?c={promo_code}&s={show}#{show}', given),
        );
        expect(url.origin).toBe('https://shop.example:8443');
        expect(url.username + url.password).toBe('');
        expect(url.pathname).toBe('/x');
        expect(url.searchParams.get('c')).toBe(given.promo_code);
        expect(url.searchParams.get('s')).toBe(given.show);
        expect(url.searchParams.get('utm_campaign') ?? '').toBe(given.campaign);
      }),
    );
  });

  it('writes half a surrogate pair as the replacement character', () => {
    const url = new URL(fillVanityTarget('https://shop.example/?s={show}', { show: 'a\ud800' }));
    expect(url.searchParams.get('s')).toBe('a\ufffd');
  });

  it('keeps a value within its path segment', () => {
    fc.assert(
      fc.property(anyText, (show) => {
        fc.pre(show !== '.' && show !== '..');
        const { origin, pathname } = new URL(fillVanityTarget('https://shop.example/a/{show}/b', { show }));
        expect(origin).toBe('https://shop.example');
        expect(pathname.split('/').length).toBe(4);
      }),
    );
  });
});
