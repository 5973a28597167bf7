export type { Logo } from './blocks/put-opening.ts';
export { plexSans } from './default-font.ts';
export type { PdfFont } from './pdf-font.ts';
export type { PrintedIo, PrintedLine, Signature } from './printed-io.ts';
export { type IoPdfOptions, renderIoPdf } from './render-io-pdf.ts';
export { type IoWords, WORDS } from './words.ts';
