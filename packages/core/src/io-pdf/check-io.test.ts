import { describe, expect, it } from 'vitest';
import { ioTotals } from '../io-document/index.ts';
import { givenCancelled, givenIo, givenLine } from './given-io.ts';
import { type PrintedIo, renderIoPdf } from './index.ts';
import { readPdf } from './read-pdf.test-support.ts';

const read = async (...args: Parameters<typeof renderIoPdf>) => readPdf(await renderIoPdf(...args));

describe('a document that does not add up', () => {
  const broken = (over: Partial<PrintedIo>) => expect(renderIoPdf(givenIo(over))).rejects;

  it('is refused, naming what differs', async () => {
    const totals = { ...givenIo().totals, net_cents: 1 };
    await broken({ totals }).toThrowError(/net_cents is 1, the lines make it 212500/);
    const line = { ...givenLine(), line_cost_cents: 250_001 };
    await broken({ lines: [line] }).toThrowError(/line 1 costs 250001, its impressions at its rate 250000/);
  });
});

describe('a discount that cancelled lines no longer leave room for', () => {
  it('ends at what they leave', async () => {
    const lines = [givenLine({ cancelled: { ...givenCancelled, payable_cents: 500 } })];
    const terms = { ...givenIo().terms, discount_cents: 20_000 };
    const totals = ioTotals(lines, { ...terms, discount_cents: 500 });
    expect((await read(givenIo({ lines, terms, totals }))).text).toContain('Discount -€5.00');
  });
});

describe('what a host gives', () => {
  const refused = (options: Parameters<typeof renderIoPdf>[1]) =>
    expect(renderIoPdf(givenIo(), options)).rejects;

  it('is refused by name when it cannot be used', async () => {
    const bytes = new TextEncoder().encode('wOF2xxxx');
    await refused({ fonts: [{ name: 'Web', regular: bytes }] }).toMatchObject({ code: 'io.font_invalid' });
    await refused({ branding: { logo: { format: 'png', bytes } } }).toMatchObject({
      code: 'io.branding_invalid',
    });
    await refused({ branding: { accent: '#abc' } }).toMatchObject({ code: 'io.branding_invalid' });
    await refused({ locale: 'no language' }).toMatchObject({ code: 'request.invalid' });
  });

  it('may leave nearly everything unsaid, and the document says so', async () => {
    const line = givenLine({
      podcast_title: null,
      episode_id: null,
      ad_unit_name: null,
      booked_impressions: null,
      promo_code: null,
    });
    const parties = { publisher: null, advertiser: null, agency: null, contacts: [] };
    const { text } = await read(givenIo({ lines: [line], parties, creative: null }));
    const says = [
      'Billing contact Not stated',
      'Episode not assigned yet',
      'Promo code: None',
      'Publisher Not stated',
    ];
    expect(says.filter((words) => !text.includes(words))).toEqual([]);
    expect((await read(givenIo({ lines: [] }))).text).toContain('Lines 0');
  });
});
