import { jsPDF } from 'jspdf';

/** What of a font jsPDF has parsed; its own types leave it out. */
export type ParsedFont = {
  id: string;
  metadata: {
    characterToGlyph(codePoint: number): number;
    /** In thousandths of the font size. */
    widthOfGlyph(glyph: number): number;
    /** What a reader copies for a glyph. */
    toUnicode: Record<number, number>;
  };
};

/** What jsPDF gives its own plugins to write objects and page content with; its types leave most of it out. */
type PluginSurface = {
  pdfEscape16(text: string, font: ParsedFont): string;
  __private__: { setPdfVersion(version: string): void };
  internal: {
    write(line: string): void;
    out(line: string): void;
    newObject(): number;
    newObjectDeferred(): number;
    newObjectDeferredBegin(id: number, doOutput: boolean): void;
    putStream(stream: { data: string; additionalKeyValues?: { key: string; value: string }[] }): void;
    getFont(): ParsedFont;
    events: { subscribe(topic: string, listener: (page: { objId: number }) => void): void };
  };
};

/** A PDF being written: jsPDF with the surface that its plugins use. */
export type PdfFile = jsPDF & PluginSurface;

/** Paper sizes, width and height in points. */
export const PAPER = { a4: [595.28, 841.89], letter: [612, 792] } as const;

/** An empty file that depends on nothing but its arguments: no clock, no luck. */
export function newPdfFile(paper: keyof typeof PAPER, createdAt: string, sha256: string): PdfFile {
  const options = { unit: 'pt', format: [...PAPER[paper]], compress: true, putOnlyUsedFonts: true } as const;
  // The cast adds what every jsPDF has for its plugins and its types do not tell.
  const file = new jsPDF({ ...options, format: [...PAPER[paper]] }) as PdfFile;
  const [date = '', time = ''] = new Date(createdAt).toISOString().split('T');
  file.setCreationDate(`D:${date.replaceAll('-', '')}${time.slice(0, 8).replaceAll(':', '')}+00'00'`);
  file.setFileId(sha256.slice(0, 32).toUpperCase());
  file.__private__.setPdfVersion('1.7');
  return file;
}

/** The finished file. */
export function pdfBytes(file: PdfFile): Uint8Array {
  return new Uint8Array(file.output('arraybuffer'));
}
