import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../io-document/index.ts';
import { givenIo, givenLine, givenMakegood, givenManyLines } from './given-io.ts';
import { renderIoPdf } from './index.ts';
import { readPdf } from './read-pdf.test-support.ts';

const fontFile = (path: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/${path}`);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const read = async (...args: Parameters<typeof renderIoPdf>) => readPdf(await renderIoPdf(...args));

describe('the file', () => {
  it('is the same, byte for byte, in another run and in another process', async () => {
    const once = await renderIoPdf(givenIo());
    expect(sha256(await renderIoPdf(givenIo()))).toBe(sha256(once));
    const plex = ['400Regular/IBMPlexSans_400Regular.ttf', '600SemiBold/IBMPlexSans_600SemiBold.ttf'];
    const fixture = fileURLToPath(new URL('./render.fixture.ts', import.meta.url));
    const files = plex.map((path) => fontFile(`ibm-plex-sans/${path}`));
    const env = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' };
    const other = spawnSync(process.execPath, [fixture, ...files], { env, encoding: 'utf8' });
    expect(other.stdout, other.stderr).toBe(sha256(once));
  });

  it('differs when the document differs', async () => {
    const other = { ...givenIo(), revision: 2 };
    expect(sha256(await renderIoPdf(other))).not.toBe(sha256(await renderIoPdf(givenIo())));
  });

  it('carries its canonical JSON, and the hash of that on every page', async () => {
    const io = givenIo({ campaign: { campaign_id: 'c', name: 'Łukasz 日本' } });
    const { file, pages } = await read(io);
    // PDF.js types attachments as any.
    const attachments: Record<string, { content: Uint8Array }> = await file.getAttachments();
    const attached = attachments['insertion-order.json']?.content ?? new Uint8Array();
    expect(new TextDecoder().decode(attached)).toBe(canonicalJson(io).json);
    for (const page of pages) expect(page.text).toContain(`SHA-256 ${sha256(attached)}`);
  });

  it('tells its title, its language, and what is a heading, a table, a row', async () => {
    const { file, pages } = await read(givenIo({ lines: givenManyLines() }), { locale: 'en-gb' });
    const { info } = await file.getMetadata();
    expect(info).toMatchObject({
      Title: 'Insertion order IO-2026-0042, revision 1',
      Language: 'en-GB',
      PDFFormatVersion: '1.7',
    });
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true });
    const roles = pages.flatMap((page) => page.roles);
    expect(roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
    expect(pages[0]?.roles.filter((role) => role === 'TH')).toHaveLength(7);
    expect(pages[1]?.roles.filter((role) => role === 'TH')).toHaveLength(0);
  });

  it('keeps everything inside its margins, however long the names', async () => {
    const long = 'W'.repeat(300);
    const parties = givenIo().parties;
    const party = { name: long, address: `${long}\n${long}`, tax_id: long.slice(0, 100) };
    const io = givenIo({
      io_number: `IO-${long.slice(0, 60)}`,
      campaign: { campaign_id: 'c', name: long },
      parties: { ...parties, publisher: party, advertiser: party, agency: party },
      lines: [
        givenLine({
          podcast_title: long,
          episode_title: long,
          vanity_url: `https://a.example/${'x'.repeat(1500)}`,
          makegood: { ...givenMakegood, of_io_number: long },
        }),
      ],
      legal_text: 'word '.repeat(2000),
    });
    const { pages } = await read(io);
    for (const { items, width, height } of pages) {
      for (const item of items.filter(({ text }) => !text.startsWith('MAKEGOOD'))) {
        expect(item.left, item.text).toBeGreaterThanOrEqual(47.9);
        expect(item.right, item.text).toBeLessThanOrEqual(width - 47.9);
        expect(item.top).toBeLessThanOrEqual(height - 10);
      }
    }
  });

  it('holds data as text and as nothing else', async () => {
    const hostile = ') Tj ET /JS (app.alert(1)) \\ <</OpenAction>> %%EOF endobj <script>"';
    const io = givenIo({ campaign: { campaign_id: 'c', name: hostile } });
    const bytes = await renderIoPdf(io, { branding: { footer: hostile } });
    const { file, text } = await readPdf(bytes);
    expect(text.replaceAll(' ', '')).toContain(hostile.replaceAll(' ', ''));
    expect(await file.getJSActions()).toBeNull();
    expect(await file.getFieldObjects()).toBeNull();
  });

  it('comes out of any text, control characters, surrogate halves and direction marks included', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(anything, anything, async (name, brand) => {
        const campaign = { campaign_id: 'c', name: name.replace(/\p{Cs}/gu, '') };
        const io = { ...givenIo({ campaign }), terms: { ...givenIo().terms, brand } };
        const { pages } = await read(io);
        expect(pages.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 10 },
    );
  });

  it('shows text from which nothing hides: direction marks are gone', async () => {
    const { text } = await read(
      givenIo({ campaign: { campaign_id: 'c', name: 'Pay \u202e0001\u202c now\u200b!' } }),
    );
    expect(text).toContain('Pay 0001 now!');
  });
});
