import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../io/given-io.ts';
import { acceptRevision, cancelBooking, editBooking, getIoDocument, ioDocument } from '../io/index.ts';
import { renderIoPdf } from './index.ts';
import { readPdf } from './read-pdf.test-support.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  it('is a draft while a change of what was agreed on is not accepted, whatever else changes', async () => {
    const order = await given.book();
    const io_id = order.lines[0]?.io_id ?? '';
    const awaits = async (revision?: number) =>
      (await getIoDocument(given.ctx, io_id, revision)).awaits_acceptance;
    expect(await awaits()).toBe(false);
    await editBooking(given.ctx, io_id, { booked_impressions: 20_000 });
    expect(await awaits()).toBe(true);
    await editBooking(given.ctx, io_id, { read_type: 'host' });
    expect(await awaits()).toBe(true);
    await acceptRevision(given.ctx, io_id, { revision: 3, accepted_by: 'Ada' });
    expect([await awaits(1), await awaits(2), await awaits(3)]).toEqual([false, true, false]);
    await editBooking(given.ctx, io_id, { promo_code: 'HARBOUR' });
    expect(await awaits()).toBe(false);
    await editBooking(given.ctx, io_id, { booked_cpm_cents: 2600 });
    expect(await awaits()).toBe(true);
    await cancelBooking(given.ctx, io_id);
    expect(await awaits()).toBe(false);
  });

  it('prints who reads the ad as the booking has it, and says where nobody has said', async () => {
    const order = await given.book(
      {},
      {
        lines: [
          given.lineOf('acme', given.mid.acme, { read_type: 'announcer' }),
          given.lineOf('acme', given.pre.acme),
        ],
      },
    );
    const io_id = order.lines[1]?.io_id ?? '';
    const printed = async () => {
      const { document } = await getIoDocument(given.ctx, io_id);
      const { pages } = await readPdf(await renderIoPdf(document));
      return pages.map(({ text }) => text).join(' ');
    };
    expect(await printed()).toMatch(/announcer-read.*read type not stated/s);
    const edited = await editBooking(given.ctx, io_id, { read_type: 'host' });
    expect(edited.revisions[1]).toMatchObject({
      needs_acceptance: false,
      changes: [{ line_no: 2, field: 'read_type', before: null, after: 'host' }],
    });
    expect(await printed()).toMatch(/announcer-read.*host-read/s);
  });

  it('an order as the database keeps it is printed with the hash that the database keeps', async () => {
    const order = await given.book({}, { lines: [given.lineOf('acme', given.mid.acme)] });
    const [kept] = await given.rows<{ document: string; sha256: string }>(
      'select document, sha256 from io_revisions',
    );
    const document = ioDocument.parse(JSON.parse(kept?.document ?? ''));
    const { file, pages } = await readPdf(await renderIoPdf(document));
    for (const page of pages) expect(page.text).toContain(`SHA-256 ${kept?.sha256}`);
    expect(pages[0]?.text).toContain(order.io_number);
    // PDF.js types attachments as any.
    const attachments: Record<string, { content: Uint8Array }> = await file.getAttachments();
    expect(new TextDecoder().decode(attachments['insertion-order.json']?.content)).toBe(kept?.document);
  });
});
