import type { IoFormat } from '../io-format.ts';
import type { PrintedIo } from '../printed-io.ts';
import {
  type MeasuredStack,
  measured,
  putHeading,
  putLongStack,
  putStack,
  type Stack,
} from '../sheet/put-text.ts';
import { pageHeight, roomFor, type Sheet, STYLES } from '../sheet/sheet.ts';
import { within } from '../sheet/structure.ts';
import type { IoWords } from '../words.ts';

/** What every block of the document is drawn from. */
export type Block = { sheet: Sheet; io: PrintedIo; words: IoWords; format: IoFormat };

/** A fact: what it is called, and what it is. */
export type Fact = readonly [label: string, value: string | null | undefined];

const GAP = 18;
const ROW_GAP = 7;

/**
 * Facts in columns of one width, label over value, row by row. A missing value is said to be missing. A
 * heading stays on one page with all of them, as long as that is less than half a page.
 */
export function putFacts(
  { sheet, words }: Block,
  facts: readonly Fact[],
  columns: number,
  heading?: string,
): void {
  const stacks = facts.map(
    ([label, value]): Stack => [
      { text: label, style: STYLES.label, tag: 'P' },
      { text: value || words.none_stated, style: STYLES.body, tag: 'P' },
    ],
  );
  putColumns(sheet, stacks, columns, heading);
}

/** Stacks side by side in columns of one width, row by row; a row stays on one page while it fits one. */
export function putColumns(sheet: Sheet, stacks: readonly Stack[], columns: number, heading?: string): void {
  const width = (sheet.area.width - GAP * (columns - 1)) / columns;
  const rows: { stacks: MeasuredStack[]; height: number }[] = [];
  for (let first = 0; first < stacks.length; first += columns) {
    const row = stacks.slice(first, first + columns).map((stack) => measured(sheet, stack, width));
    rows.push({ stacks: row, height: Math.max(...row.map((stack) => stack.height)) });
  }
  if (heading !== undefined) {
    const whole = rows.reduce((sum, { height }) => sum + height + ROW_GAP, 0);
    putHeading(sheet, heading, Math.min(whole, sheet.page.height / 2));
  }
  for (const [index, row] of rows.entries()) {
    if (row.height > pageHeight(sheet)) {
      for (const stack of stacks.slice(index * columns, (index + 1) * columns)) putLongStack(sheet, stack);
      continue;
    }
    roomFor(sheet, row.height);
    for (const [index, stack] of row.stacks.entries()) {
      const at = { left: sheet.area.left + index * (width + GAP), y: sheet.y };
      within(sheet.structure, 'Sect', () => putStack(sheet, stack, at));
    }
    sheet.y += row.height + ROW_GAP;
  }
}
