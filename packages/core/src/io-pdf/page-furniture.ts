import type { Block } from './blocks/block.ts';
import { stampOf } from './printed-io.ts';
import { num, prepared, putDecoration, putRule, rgb, type Sheet, STYLES } from './sheet/sheet.ts';
import { decoration } from './sheet/structure.ts';
import { textWidth } from './text/font-set.ts';
import { setLine } from './text/set-line.ts';
import { wrappedLines } from './text/wrapped-lines.ts';
import { said } from './words.ts';

/** Who wrote the file; the number goes up whenever the same document comes out in other bytes. */
export const GENERATOR = 'Podflight, layout 1';

/** The stamp across the page, behind its content, and from the second page on what it belongs to. */
export function putPageGround({ sheet, io, words }: Block): void {
  const stamp = stampOf(io);
  if (stamp !== 'none') {
    const original = io.lines.find(({ makegood }) => makegood)?.makegood?.of_io_number ?? io.io_number;
    putStamp(sheet, prepared(sheet, said(words[`stamp_${stamp}`], { io: original })));
  }
  if (sheet.file.getNumberOfPages() === 1) return;
  const { left, width } = sheet.area;
  const order = `${words.insertion_order} ${io.io_number}, ${words.revision.toLowerCase()} ${io.revision}`;
  putDecoration(sheet, oneLine(sheet, order, width * 0.48), STYLES.head, { left, y: 34 });
  const name = oneLine(sheet, io.campaign.name, width * 0.48);
  putDecoration(sheet, name, STYLES.label, { left, y: 34, width, align: 'right' });
  putRule(sheet, 47);
}

function putStamp(sheet: Sheet, text: string): void {
  const { page, fonts, structure } = sheet;
  const diagonal = Math.hypot(page.width, page.height) * 0.78;
  const size = Math.min(110, (diagonal / textWidth(fonts, text, 'bold', 1)) * 1);
  const angle = Math.atan2(page.height, page.width);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const half = textWidth(fonts, text, 'bold', size) / 2;
  const x = page.width / 2 - half * cos + size * 0.35 * sin;
  const y = page.height / 2 - half * sin - size * 0.35 * cos;
  const matrix = [cos, sin, -sin, cos, x, y].map(num).join(' ');
  decoration(structure, `BT ${rgb('#f4e9e9')} rg ${matrix} Tm ${setLine(fonts, text, 'bold', size)} ET`);
}

/** Page x of y, what it is, and the hash under which it can be checked, on every page. */
export function putFooters({ sheet, io, words, format }: Block, sha256: string, legal: string): void {
  const pages = sheet.file.getNumberOfPages();
  const { left, width } = sheet.area;
  const top = sheet.page.height - 46;
  const order = `${io.io_number}, ${words.revision.toLowerCase()} ${io.revision}`;
  const hash = said(words.sha256, { hash: sha256 });
  const made = said(words.generated, { at: format.instant(io.issued_at), generator: GENERATOR });
  for (let page = 1; page <= pages; page += 1) {
    sheet.file.setPage(page);
    putRule(sheet, top - 5);
    const at = { left, y: top, width };
    putDecoration(sheet, oneLine(sheet, order, width * 0.75), STYLES.head, at);
    const count = said(words.page, { page, pages });
    putDecoration(sheet, prepared(sheet, count), STYLES.head, { ...at, align: 'right' });
    putDecoration(sheet, prepared(sheet, hash), STYLES.label, { ...at, y: top + 10 });
    putDecoration(sheet, oneLine(sheet, legal ? `${made} · ${legal}` : made, width), STYLES.label, {
      ...at,
      y: top + 20,
    });
  }
}

/** A text on one line, its end cut where it does not fit. */
function oneLine(sheet: Sheet, text: string, width: number): string {
  const { weight, size } = STYLES.head;
  const [first = '', ...more] = wrappedLines(sheet.fonts, prepared(sheet, text), weight, size, width - 8);
  return more.length > 0 ? prepared(sheet, `${first}…`) : first;
}
