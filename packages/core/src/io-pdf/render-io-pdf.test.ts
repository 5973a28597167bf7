import sawarabi from '@expo-google-fonts/sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf';
import vazirmatn from '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf';
import { describe, expect, it } from 'vitest';
import { givenCancelled, givenIo, givenLine, givenMakegood, givenManyLines } from './given-io.ts';
import { type PdfFont, plexSans, renderIoPdf } from './index.ts';
import { readPdf } from './read-pdf.test-support.ts';

const JAPANESE: PdfFont = { name: 'Sawarabi Gothic', regular: sawarabi };
const ARABIC: PdfFont = { name: 'Vazirmatn', regular: vazirmatn };
const read = async (...args: Parameters<typeof renderIoPdf>) => readPdf(await renderIoPdf(...args));

/** What DOMAIN.md 3 has every document say, with the values of the given order. */
const MANDATORY = [
  ...[
    'Insertion order',
    'IO number IO-2026-0042',
    'Revision 1',
    'Issued Feb 10, 2026',
    'Time zone Europe/Berlin',
  ],
  ...['Northwind Audio GmbH', 'Hafenstraße 12', '20457 Hamburg', 'Acme Bakery Ltd', 'Bristol BS1 4ST'],
  ...['Loud & Clear Media', 'as agent for Acme Bakery Ltd', 'Tax ID DE 123 456 789'],
  ...['Billing contact Ines Brandt billing@northwind.example'],
  ...['Spring bread 2026', 'Brand Acme Sourdough', 'PO-88213', 'Food and drink, bread'],
  ...['Night Watch', 'The lighthouse that never was', 'Planned drop Mar 4, 2026', 'Episode GUID: ep-142'],
  ...['Mid-roll 60', 'Mid-roll, 60 s', 'embedded, host-read', 'Mar 1 – 31, 2026', '100,000', '25.00'],
  ...['Promo code: BAKERY47', 'Vanity URL: https://pods.example/v/acme'],
  ...['Gross', 'Discount', 'Agency commission 15%', 'Net', 'VAT 19%', 'Maximum spend (EUR)', 'Currency EUR'],
  ...['IAB podcast downloads', 'Publisher', 'Guarantee window 30 days', 'Discrepancy threshold 10%'],
  ...['Podscribe, support@podscribe.example', 'Net 30 days from invoice', 'Cancellation notice 14 days'],
  ...['Makegood flight of equal value', 'no later than 14 days before the flight ends', 'Short rate No'],
  ...["IAB/4A's Standard Terms and Conditions v3.0", 'https://terms.example/iab-4as-v3'],
  ...['No other bakery in the same episode.', 'identified as advertising', 'Copy due Feb 20, 2026'],
  ...['For the publisher', 'For the agency', 'Signature', 'Title', 'Date'],
  ...['Generated Feb 10, 2026, 10:30 AM GMT+1 by Podflight'],
];

const missing = (text: string, fields: readonly string[]) => fields.filter((field) => !text.includes(field));

describe('the insertion order as a PDF', () => {
  it('of one line says all that it has to, in two pages', async () => {
    const { text, pages } = await read(givenIo());
    expect(
      missing(text, [...MANDATORY, '€2,500.00', '-€375.00', '€2,125.00', '€403.75', '€2,528.75']),
    ).toEqual([]);
    expect(pages).toHaveLength(2);
    expect(text).toContain('Status In force');
  });

  it('of sixty lines repeats its heads, keeps rows whole, and counts its pages', async () => {
    const lines = givenManyLines();
    const { text, pages } = await read(givenIo({ lines, revision: 3, supersedes_revision: 2 }));
    expect(text).toContain('Revision 3, supersedes revision 2');
    for (const line of lines) {
      const words = [
        `Episode ${line.line_no}`,
        `Episode GUID: ${line.episode_id}`,
        line.booked_impressions?.toLocaleString('en-US') ?? '',
      ];
      const page = pages.find((candidate) => candidate.text.includes(`Episode GUID: ${line.episode_id}`));
      expect(missing(page?.text ?? '', [...words, `Promo code: ${line.promo_code ?? 'None'}`])).toEqual([]);
    }
    const withRows = pages.filter(({ text: page }) => page.includes('Episode GUID:'));
    expect(withRows.length).toBeGreaterThan(4);
    for (const page of withRows)
      expect(page.text).toContain('Show and episode Placement Flight Europe/Berlin Impressions');
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page.text).toContain('IO-2026-0042, revision 3');
    }
  });

  it('of a makegood names the original, why, and that it costs nothing', async () => {
    const { text, pages } = await read(givenIo({ lines: [givenLine({ makegood: givenMakegood })] }));
    expect(missing(text, MANDATORY)).toEqual([]);
    expect(
      missing(text, [
        'Status Makegood',
        '1 IO-2026-0007 2 Under delivery 200.00 0.00',
        'not billed',
        '€0.00',
      ]),
    ).toEqual([]);
    for (const page of pages) expect(page.text).toContain('MAKEGOOD FOR IO-2026-0007');
  });

  it('of a cancelled order says since when, why, and what remains payable', async () => {
    const { text, pages } = await read(
      givenIo({ status: 'draft', lines: [givenLine({ cancelled: givenCancelled })] }),
    );
    expect(missing(text, MANDATORY)).toEqual([]);
    expect(missing(text, ['Status Cancelled', 'Budget withdrawn', '483.87', 'contracted 2,500.00'])).toEqual(
      [],
    );
    for (const page of pages) expect(page.text).toContain('CANCELLED');
  });

  it.each([
    [{ status: 'draft' } as const, 'DRAFT', 'Status Draft'],
    [{ valid_until: '2026-02-17T09:30:00Z' }, 'HOLD', 'Valid until Feb 17, 2026, 10:30 AM'],
  ])('with %j is stamped %s on every page', async (over, stamp, says) => {
    const { text, pages } = await read(givenIo(over));
    expect(text).toContain(says);
    for (const page of pages) expect(page.text).toContain(stamp);
  });

  it('sets names in any script that its fonts have', async () => {
    const parties = givenIo().parties;
    const named = givenIo({
      campaign: { campaign_id: 'c', name: 'Łukasz & Ünïcode: 日本の春' },
      parties: {
        ...parties,
        publisher: { name: 'شركة بال للصوت', address: 'Beirut', tax_id: null },
        advertiser: { name: 'Ωμέγα Διαφήμιση', address: 'Αθήνα', tax_id: null },
        agency: { name: 'Київ Медіа', address: 'вул. Хрещатик 1', tax_id: null },
      },
    });
    const { text, file } = await read(named, { fonts: [await plexSans(), JAPANESE, ARABIC] });
    const joined = text.replaceAll(' ', '');
    const names = [
      'Łukasz&Ünïcode:日本の春',
      'ΩμέγαΔιαφήμιση',
      'Αθήνα',
      'КиївМедіа',
      'вул.Хрещатик1',
      'شركة',
      'بال',
      'للصوت',
    ];
    expect(missing(joined, names)).toEqual([]);
    const { info } = await file.getMetadata();
    expect(info).toMatchObject({ Author: 'شركة بال للصوت' });
  });

  it('never leaves a character out in silence', async () => {
    const io = givenIo({ campaign: { campaign_id: 'c', name: 'Bread 😀 日' } });
    expect((await read(io)).text).toContain('Bread [U+1F600] [U+65E5]');
    await expect(renderIoPdf(io, { missing_glyphs: 'refuse' })).rejects.toMatchObject({
      code: 'io.glyph_missing',
      details: { code: 'U+1F600' },
    });
  });

  it('writes money, numbers and dates as its locale does, in the minor units of its currency', async () => {
    const german = await read(givenIo(), { locale: 'de-DE' });
    expect(missing(german.text, ['2.528,75 €', '01.–31.03.2026', '100.000'])).toEqual([]);
    const yen = await read(givenIo({ currency: 'JPY' }), { locale: 'en-US' });
    expect(yen.text).toContain('¥252,875');
    const dinar = await read(givenIo({ currency: 'KWD' }), { locale: 'en-US' });
    expect(dinar.text).toContain('KWD 252.875');
  });

  it('says the hour where a flight begins within a day', async () => {
    const { text } = await read(givenIo({ lines: [givenLine({ flight_start: '2026-03-01T11:00:00Z' })] }));
    expect(text).toContain('Mar 1, 2026, 12:00 PM –');
  });

  it('takes the words, the paper and the branding of the host', async () => {
    const logo = { format: 'png', bytes: Buffer.from(PIXEL, 'base64') } as const;
    const branding = { logo, accent: '#7a1f3d', footer: 'Northwind Audio GmbH, HRB 12345' } as const;
    const options = { paper: 'letter', branding, words: { insertion_order: 'Auftrag' } } as const;
    const { text, pages, file } = await read(givenIo({ legal_text: 'Place of venue is Hamburg.' }), options);
    expect(missing(text, ['Auftrag', 'HRB 12345', 'Place of venue is Hamburg.'])).toEqual([]);
    expect(pages[0]).toMatchObject({ width: 612, height: 792 });
    const operators = await (await file.getPage(1)).getOperatorList();
    expect(operators.fnArray.length).toBeGreaterThan(0);
  });
});

/** A PNG of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
