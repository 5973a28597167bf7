import { PAPER, type PdfFile } from '../pdf-file.ts';
import type { FontSet, Weight } from '../text/font-set.ts';
import { textWidth } from '../text/font-set.ts';
import { type MissingGlyphs, printable } from '../text/printable.ts';
import { setLine } from '../text/set-line.ts';
import { decoration, marked, newStructure, type Structure } from './structure.ts';

/** `#rrggbb`. */
export type Colour = `#${string}`;

/** Colours of the document: ink, what explains it, rules, tinted ground, and the host's accent. */
export type Palette = { ink: Colour; muted: Colour; rule: Colour; tint: Colour; accent: Colour };

/** How text looks. Sizes in points. */
export type TextStyle = { size: number; leading: number; weight: Weight; colour: keyof Palette };

/** The document's few text styles. */
export const STYLES = {
  title: { size: 20, leading: 24, weight: 'bold', colour: 'ink' },
  figure: { size: 15, leading: 19, weight: 'bold', colour: 'accent' },
  heading: { size: 10.5, leading: 14, weight: 'bold', colour: 'accent' },
  strong: { size: 8.5, leading: 11.5, weight: 'bold', colour: 'ink' },
  body: { size: 8.5, leading: 11.5, weight: 'normal', colour: 'ink' },
  label: { size: 7, leading: 9.5, weight: 'normal', colour: 'muted' },
  head: { size: 7, leading: 9.5, weight: 'bold', colour: 'muted' },
  note: { size: 7.5, leading: 10.5, weight: 'normal', colour: 'muted' },
} as const satisfies Record<string, TextStyle>;

/** Pages being drawn, from top to bottom. All lengths are points, measured from the top left corner. */
export type Sheet = {
  file: PdfFile;
  fonts: FontSet;
  structure: Structure;
  palette: Palette;
  missing: MissingGlyphs;
  page: { width: number; height: number };
  /** Where content may be. */
  area: { left: number; right: number; top: number; bottom: number; width: number };
  /** Where the next content begins. */
  y: number;
  /** Draws what every page has, before its content. */
  onNewPage: (sheet: Sheet) => void;
};

const MARGIN = { side: 48, top: 62, bottom: 64 };

/** The first page, empty. */
export function newSheet(
  given: Pick<Sheet, 'file' | 'fonts' | 'palette' | 'missing' | 'onNewPage'> & { paper: keyof typeof PAPER },
): Sheet {
  const [width, height] = PAPER[given.paper];
  const area = {
    left: MARGIN.side,
    right: width - MARGIN.side,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
    width: width - 2 * MARGIN.side,
  };
  const structure = newStructure(given.file);
  const sheet: Sheet = { ...given, structure, page: { width, height }, area, y: 44 };
  given.onNewPage(sheet);
  return sheet;
}

/** Makes sure that as much height is left, on a new page if need be. Says whether it is a new one. */
export function roomFor(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= sheet.area.bottom) return false;
  sheet.file.addPage();
  sheet.y = sheet.area.top;
  sheet.onNewPage(sheet);
  return true;
}

/** How much a whole page holds. */
export function pageHeight({ area }: Sheet): number {
  return area.bottom - area.top;
}

/** Any text, ready to be measured and set. */
export function prepared(sheet: Sheet, text: string): string {
  return printable(sheet.fonts, text, sheet.missing);
}

/** Where a line stands between `left` and `left + width`. */
export type Align = 'left' | 'right';

/** Sets prepared lines; `y` is the top of the first. */
export function putLines(
  sheet: Sheet,
  lines: readonly string[],
  style: TextStyle,
  at: { left: number; y: number; width?: number; align?: Align },
): void {
  const operators = lines.map((line, index) =>
    lineOperators(sheet, line, style, { ...at, y: at.y + index * style.leading }),
  );
  marked(sheet.structure, operators.join('\n'));
}

/** Sets one prepared line that is no part of what is read out: a running head, a page number. */
export function putDecoration(
  sheet: Sheet,
  line: string,
  style: TextStyle,
  at: { left: number; y: number; width?: number; align?: Align },
): void {
  decoration(sheet.structure, lineOperators(sheet, line, style, at));
}

/** A filled rectangle, as decoration. */
export function putBox(
  sheet: Sheet,
  box: { left: number; y: number; width: number; height: number },
  colour: Colour,
): void {
  const bottom = sheet.page.height - box.y - box.height;
  decoration(
    sheet.structure,
    `${rgb(colour)} rg ${[box.left, bottom, box.width, box.height].map(num).join(' ')} re f`,
  );
}

/** A horizontal rule, as decoration. */
export function putRule(sheet: Sheet, y: number, colour: Colour = sheet.palette.rule, thickness = 0.6): void {
  putBox(sheet, { left: sheet.area.left, y, width: sheet.area.width, height: thickness }, colour);
}

function lineOperators(
  { fonts, page, palette }: Sheet,
  line: string,
  { size, leading, weight, colour }: TextStyle,
  at: { left: number; y: number; width?: number; align?: Align },
): string {
  const slack = at.align === 'right' ? (at.width ?? 0) - textWidth(fonts, line, weight, size) : 0;
  const baseline = page.height - at.y - (leading - size) / 2 - size * 0.78;
  const begin = `BT ${rgb(palette[colour])} rg ${num(at.left + slack)} ${num(baseline)} Td`;
  return `${begin} ${setLine(fonts, line, weight, size)} ET`;
}

/** A colour as PDF writes it: three parts of 0 to 1. */
export function rgb(colour: Colour): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return parts.map(num).join(' ');
}

/** A number as PDF writes it. */
export function num(value: number): string {
  return value.toFixed(3).replace(/\.?0+$/, '');
}
