import { expect } from '@open-wc/testing';
import { formatsFor } from '../format/formats.ts';
import { ago } from './ago.ts';
import { english } from './english.ts';
import { translator } from './translate.ts';

describe('a text', () => {
  it('is filled in, with numbers as the locale writes them', () => {
    const text = translator(english, {}, formatsFor('de'));
    expect(text('problems_page', { from: 1, to: 50, count: 1_000 })).to.equal('1 to 50 of 1.000');
  });

  it('takes the plural form of its count, in the language of the locale', () => {
    const polish = { one: '{count} wiersz', few: '{count} wiersze', other: '{count} wierszy' };
    const text = translator(english, { uploader_rows: polish }, formatsFor('pl'));
    expect([1, 3, 5].map((count) => text('uploader_rows', { count }))).to.deep.equal([
      '1 wiersz',
      '3 wiersze',
      '5 wierszy',
    ]);
  });

  it('is English where the host gives none', () => {
    expect(translator(english, { retry: 'Nochmal' }, formatsFor('de'))('loading')).to.equal('Loading');
  });
});

describe('formats', () => {
  it('never shift a calendar day', () => {
    expect(formatsFor('en-GB').day('2026-11-01')).to.equal('1 Nov 2026');
  });

  it('fall back to English for a tag that Intl refuses', () => {
    expect(formatsFor('en-US@posix').count(1_204)).to.equal('1,204');
  });

  it('write bytes in the unit people expect', () => {
    const { bytes } = formatsFor('en');
    expect([0, 812, 52_428_800, 1_600_000].map(bytes)).to.deep.equal([
      '0 bytes',
      '812 bytes',
      '50 MB',
      '1.5 MB',
    ]);
  });

  it('write the distance from now', () => {
    const { ago } = formatsFor('en');
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(ago('2026-11-23T11:55:00Z', now)).to.equal('5 minutes ago');
    expect(ago('2026-11-22T11:00:00Z', now)).to.equal('yesterday');
    expect(ago('2026-11-23T11:59:30Z', now)).to.equal(null);
  });

  it('say just now within a minute, in the middle of a sentence', () => {
    const formats = formatsFor('en');
    const text = translator(english, {}, formats);
    const when = ago(new Date().toISOString(), text, formats);
    expect(text('health_computed', { when })).to.equal('Worked out just now');
  });
});
