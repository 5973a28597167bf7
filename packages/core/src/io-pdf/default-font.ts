import type { PdfFont } from './pdf-font.ts';

/**
 * The font that a document is set in when none is given: IBM Plex Sans (OFL 1.1), with Latin, Greek and
 * Cyrillic. Half a megabyte in a module of its own, loaded by the first call.
 *
 * @example
 * await renderIoPdf(document, { fonts: [await plexSans(), { name: 'Sawarabi Gothic', regular }] })
 */
export async function plexSans(): Promise<PdfFont> {
  return (await import('./plex-sans.ts')).plexSans;
}
