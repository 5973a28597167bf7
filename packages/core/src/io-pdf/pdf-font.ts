/**
 * A font to set the document in: TrueType outlines (`.ttf`), as bytes. Only the glyphs that the document
 * uses are embedded.
 */
export type PdfFont = {
  /** Names the font inside the file, and in errors. */
  name: string;
  regular: Uint8Array;
  /** For headings and totals. @defaultValue `regular` */
  bold?: Uint8Array;
};
