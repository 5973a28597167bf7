import { wrappedLines } from '../text/wrapped-lines.ts';
import { prepared, putLines, roomFor, type Sheet, STYLES, type TextStyle } from './sheet.ts';
import { type TagName, within } from './structure.ts';

/** A section's heading, kept on one page with what follows it. */
export function putHeading(sheet: Sheet, text: string, follows = 40): void {
  const { leading } = STYLES.heading;
  const fresh = roomFor(sheet, 18 + leading + follows);
  sheet.y += fresh || sheet.y === sheet.area.top ? 0 : 18;
  within(sheet.structure, 'H2', () => {
    putLines(sheet, [prepared(sheet, text)], STYLES.heading, { left: sheet.area.left, y: sheet.y });
  });
  sheet.y += leading + 5;
}

/** A paragraph over the whole width; it may go on over pages. */
export function putParagraph(sheet: Sheet, text: string, style: TextStyle = STYLES.body): void {
  const { left, width } = sheet.area;
  within(sheet.structure, 'P', () => {
    for (const line of wrappedLines(sheet.fonts, prepared(sheet, text), style.weight, style.size, width)) {
      roomFor(sheet, style.leading);
      putLines(sheet, [line], style, { left, y: sheet.y });
      sheet.y += style.leading;
    }
  });
}

/** Text in a column, in one or several styles one under another. */
export type Stack = readonly { text: string; style: TextStyle; tag?: TagName }[];

/** The lines of a stack in a column of this width, and how high they are. */
export function measured(sheet: Sheet, stack: Stack, width: number): MeasuredStack {
  const parts = stack
    .filter(({ text }) => text !== '')
    .map(({ text, style, tag }) => ({
      style,
      tag,
      lines: wrappedLines(sheet.fonts, prepared(sheet, text), style.weight, style.size, width),
    }));
  const height = parts.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0);
  return { parts, height };
}

/** See {@link measured}. */
export type MeasuredStack = {
  parts: { lines: string[]; style: TextStyle; tag: TagName | undefined }[];
  height: number;
};

/** Draws a measured stack at a place of the present page. */
export function putStack(
  sheet: Sheet,
  { parts }: MeasuredStack,
  at: { left: number; y: number; width?: number; align?: 'left' | 'right' },
): void {
  let { y } = at;
  for (const { lines, style, tag } of parts) {
    const draw = () => putLines(sheet, lines, style, { ...at, y });
    if (tag) within(sheet.structure, tag, draw);
    else draw();
    y += lines.length * style.leading;
  }
}

/** A stack that no page holds, as paragraphs over the whole width. */
export function putLongStack(sheet: Sheet, stack: Stack): void {
  for (const { text, style } of stack) if (text !== '') putParagraph(sheet, text, style);
  sheet.y += 7;
}
