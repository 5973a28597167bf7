import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One page as Mozilla's PDF.js reads it. */
export type ReadPage = {
  /** All text in reading order, white space made one space. */
  text: string;
  items: { text: string; left: number; right: number; top: number }[];
  width: number;
  height: number;
  /** Structure roles in reading order. */
  roles: string[];
};

/** Reads a PDF with another program than the one that wrote it. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ file: PDFDocumentProxy; pages: ReadPage[]; text: string }> {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= file.numPages; number += 1) pages.push(await readPage(file, number));
  return { file, pages, text: pages.map(({ text }) => text).join(' ') };
}

async function readPage(file: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await file.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const { items } = await page.getTextContent();
  const read = items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [, , , , left, bottom] = item.transform;
    return [{ text: item.str.normalize('NFKC'), left, right: left + item.width, top: height - bottom }];
  });
  const text = read
    .map((item) => item.text)
    .join(' ')
    .replace(/\s+/g, ' ');
  return { text, items: read, width, height, roles: rolesOf(await page.getStructTree()) };
}

type Node = { role?: string; children?: Node[]; id?: string };

function rolesOf(node: Node | null): string[] {
  if (!node) return [];
  const inside = (node.children ?? []).flatMap(rolesOf);
  const shown = inside.length > 0 || (node.children ?? []).some(({ id }) => id !== undefined);
  return node.role && shown ? [node.role, ...inside] : inside;
}
