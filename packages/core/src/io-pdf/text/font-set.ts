import { PodflightError } from '../../shared/podflight-error.ts';
import type { ParsedFont, PdfFile } from '../pdf-file.ts';
import type { PdfFont } from '../pdf-font.ts';

export type Weight = 'normal' | 'bold';

/** Fonts in the order in which a glyph is looked for. */
export type FontSet = {
  file: PdfFile;
  faces: Record<Weight, ParsedFont[]>;
  /** Faces that text was set in: the file carries no other. */
  used: Set<ParsedFont>;
};

/**
 * Makes fonts known to the file.
 *
 * @throws PodflightError `io.font_invalid` for bytes that are no TrueType font.
 */
export function openFonts(file: PdfFile, fonts: readonly PdfFont[]): FontSet {
  const faces: FontSet['faces'] = { normal: [], bold: [] };
  for (const [index, font] of fonts.entries()) {
    const family = `${font.name.replace(/[^A-Za-z0-9]/g, '')}${index}`;
    const regular = open(file, font, font.regular, family, 'normal');
    faces.normal.push(regular);
    faces.bold.push(font.bold ? open(file, font, font.bold, family, 'bold') : regular);
  }
  return { file, faces, used: new Set() };
}

function open(file: PdfFile, font: PdfFont, bytes: Uint8Array, family: string, style: Weight): ParsedFont {
  const mark = String.fromCharCode(...bytes.subarray(0, 4));
  if (mark !== '\0\u0001\0\0' && mark !== 'true') throw unreadable(font);
  const path = `${family}-${style}.ttf`;
  try {
    file.addFileToVFS(path, binaryText(bytes));
    file.addFont(path, `${family}${style}`, 'normal');
    file.setFont(`${family}${style}`, 'normal');
    return file.internal.getFont();
  } catch (cause) {
    throw unreadable(font, { cause });
  }
}

/** The face that has the character; undefined when none has. Half of a pair is never looked for. */
export function faceFor(fonts: FontSet, character: string, weight: Weight): ParsedFont | undefined {
  const code = character.codePointAt(0) ?? 0;
  // jsPDF writes the code of a glyph in 16 bits, so that emoji and rare ideographs cannot be copied out.
  if (code > 0xffff) return undefined;
  return fonts.faces[weight].find((face) => face.metadata.characterToGlyph(code) !== 0);
}

/** Width of one line of prepared text, in points. */
export function textWidth(fonts: FontSet, text: string, weight: Weight, size: number): number {
  let width = 0;
  for (const character of text) {
    const metadata = faceFor(fonts, character, weight)?.metadata;
    if (metadata) width += metadata.widthOfGlyph(metadata.characterToGlyph(character.charCodeAt(0)));
  }
  return (width * size) / 1000;
}

/** Tells jsPDF, which leaves unused fonts out, which ones it must keep. */
export function keepUsedFonts({ file, faces, used }: FontSet): void {
  for (const face of new Set([...faces.normal, ...faces.bold])) {
    if (!used.has(face)) continue;
    const { fontName } = face as ParsedFont & { fontName: string };
    file.setFont(fontName, 'normal').text(' ', 0, 0);
  }
}

function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function unreadable({ name }: PdfFont, options?: ErrorOptions): PodflightError {
  return new PodflightError(
    'io.font_invalid',
    `The font "${name}" is not TrueType. Give the bytes of a .ttf file; .otf with CFF outlines, .woff and .woff2 cannot be embedded.`,
    { name },
    options,
  );
}
