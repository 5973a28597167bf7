import { type FontSet, textWidth, type Weight } from './font-set.ts';

/** Where a line may break: after a space, around an ideograph, after a slash in an address. */
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^ \n\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef/?&]*[/?&]? */gu;

/** Prepared text as lines that fit the width; a word longer than that is broken. Never empty. */
export function wrappedLines(
  fonts: FontSet,
  text: string,
  weight: Weight,
  size: number,
  width: number,
): string[] {
  return text.split('\n').flatMap((paragraph) => wrappedParagraph(fonts, paragraph, weight, size, width));
}

function wrappedParagraph(
  fonts: FontSet,
  text: string,
  weight: Weight,
  size: number,
  width: number,
): string[] {
  const fits = (line: string) => textWidth(fonts, line.trimEnd(), weight, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const character of piece) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line.trimEnd()];
}
