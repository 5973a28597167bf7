import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../io/given-io.ts';
import { ioDocument } from '../io/index.ts';
import { renderIoPdf } from './index.ts';
import { readPdf } from './read-pdf.test-support.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
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
