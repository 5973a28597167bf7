import type { PdfFile } from './pdf-file.ts';

/** Name of the attached document. */
export const ATTACHMENT = 'insertion-order.json';

/**
 * Puts the canonical JSON into the file as an attachment (ISO 32000-2, 7.11.4), so that whoever holds the
 * PDF can check the hash in its footer and read the order by program.
 */
export function attachJson(file: PdfFile, json: string): void {
  const bytes = new TextEncoder().encode(json);
  const specification = { id: 0 };
  file.internal.events.subscribe('postPutResources', () => {
    const { newObject, out, putStream } = file.internal;
    const embedded = newObject();
    putStream({
      data: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
      additionalKeyValues: [
        { key: 'Type', value: '/EmbeddedFile' },
        { key: 'Subtype', value: '/application#2Fjson' },
        { key: 'Params', value: `<</Size ${bytes.length}>>` },
      ],
    });
    out('endobj');
    specification.id = newObject();
    out(`<</Type /Filespec /F (${ATTACHMENT}) /UF (${ATTACHMENT}) /AFRelationship /Source`);
    out(`/Desc (Canonical JSON of this insertion order) /EF <</F ${embedded} 0 R /UF ${embedded} 0 R>>>>`);
    out('endobj');
  });
  file.internal.events.subscribe('putCatalog', () => {
    const { id } = specification;
    file.internal.out(`/Names <</EmbeddedFiles <</Names [(${ATTACHMENT}) ${id} 0 R]>>>> /AF [${id} 0 R]`);
  });
}
