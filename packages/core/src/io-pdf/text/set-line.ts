import bidiFactory from 'bidi-js';
import type { ParsedFont } from '../pdf-file.ts';
import { type FontSet, faceFor, type Weight } from './font-set.ts';

const bidi = bidiFactory();

/**
 * PDF operators that show one line of prepared text, begun at the present text position: each stretch in
 * the first font that has it, right-to-left scripts in the order in which they are read.
 */
export function setLine(fonts: FontSet, line: string, weight: Weight, size: number): string {
  const operators: string[] = [];
  for (const { face, text } of stretches(fonts, inVisualOrder(line), weight)) {
    fonts.used.add(face);
    operators.push(`/${face.id} ${size} Tf <${glyphs(fonts, face, text)}> Tj`);
  }
  return operators.join(' ');
}

function inVisualOrder(line: string): string {
  return bidi.getReorderedString(line, bidi.getEmbeddingLevels(line));
}

function stretches(fonts: FontSet, line: string, weight: Weight): { face: ParsedFont; text: string }[] {
  const found: { face: ParsedFont; text: string }[] = [];
  for (const character of line) {
    const face = faceFor(fonts, character, weight);
    const last = found.at(-1);
    if (!face) continue;
    if (last?.face === face) last.text += character;
    else found.push({ face, text: character });
  }
  return found;
}

function glyphs(fonts: FontSet, face: ParsedFont, text: string): string {
  const hex = fonts.file.pdfEscape16(text, face);
  // A joined letter is a form of its own; who copies or searches text wants the letter.
  for (const character of text) {
    if (!/[\ufb50-\ufdff\ufe70-\ufefc]/.test(character)) continue;
    const letter = character.normalize('NFKC');
    if (letter.length !== 1) continue;
    face.metadata.toUnicode[face.metadata.characterToGlyph(character.charCodeAt(0))] = letter.charCodeAt(0);
  }
  return hex;
}
