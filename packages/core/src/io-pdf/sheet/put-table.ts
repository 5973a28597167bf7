import { type MeasuredStack, measured, putLongStack, putStack, type Stack } from './put-text.ts';
import { type Align, pageHeight, putBox, putRule, roomFor, type Sheet, STYLES } from './sheet.ts';
import { unread, within } from './structure.ts';

/** A column: its head, and its share of the width. */
export type Column = { head: string; share: number; align?: Align };

/** A row: a stack for each column, and text under it from the second column on. */
export type Row = { cells: readonly Stack[]; under?: Stack };

const GAP = 10;
const PAD = 5;

type Placed = { left: number; width: number; align: Align };

/**
 * A table over the whole width. It goes on over pages under repeated heads; a row stays whole as long as
 * it fits a page.
 */
export function putTable(sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): void {
  const places = placed(sheet, columns);
  const heads = columns.map(({ head }, index) =>
    measured(sheet, [{ text: head, style: STYLES.head }], places[index]?.width ?? 0),
  );
  const [first] = rows.map((row) => measuredRow(sheet, row, places));
  roomFor(sheet, Math.min(headHeight(heads) + (first?.height ?? 0), pageHeight(sheet)));
  within(sheet.structure, 'Table', () => {
    within(sheet.structure, 'TR', () => putHeads(sheet, heads, places, 'read'));
    for (const row of rows) {
      const whole = measuredRow(sheet, row, places);
      if (headHeight(heads) + whole.height > pageHeight(sheet)) {
        within(sheet.structure, 'TR', () => putLongRow(sheet, row));
        continue;
      }
      if (roomFor(sheet, whole.height)) putHeads(sheet, heads, places, 'repeated');
      within(sheet.structure, 'TR', () => putRow(sheet, whole, places));
    }
  });
}

/** A row that no page holds, cell by cell over the whole width. */
function putLongRow(sheet: Sheet, { cells, under = [] }: Row): void {
  for (const stack of [...cells, under]) within(sheet.structure, 'TD', () => putLongStack(sheet, stack));
  putRule(sheet, sheet.y);
}

function placed(sheet: Sheet, columns: readonly Column[]): Placed[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const free = sheet.area.width - GAP * (columns.length - 1) - 2 * PAD;
  let left = sheet.area.left + PAD;
  return columns.map(({ share, align = 'left' }) => {
    const place = { left, width: (free * share) / whole, align };
    left += place.width + GAP;
    return place;
  });
}

function headHeight(heads: readonly MeasuredStack[]): number {
  return Math.max(...heads.map(({ height }) => height)) + 2 * PAD;
}

function putHeads(
  sheet: Sheet,
  heads: readonly MeasuredStack[],
  places: readonly Placed[],
  as: 'read' | 'repeated',
): void {
  const height = headHeight(heads);
  const { left, width } = sheet.area;
  putBox(sheet, { left, y: sheet.y, width, height }, sheet.palette.tint);
  const draw = () => {
    for (const [index, place] of places.entries()) {
      const head = heads[index];
      if (!head) continue;
      const y = sheet.y + height - PAD - head.height;
      const put = () => putStack(sheet, head, { ...place, y });
      if (as === 'read') within(sheet.structure, 'TH', put);
      else put();
    }
  };
  if (as === 'read') draw();
  else unread(sheet.structure, draw);
  sheet.y += height;
}

type MeasuredRow = {
  cells: MeasuredStack[];
  under: MeasuredStack | null;
  cellsHeight: number;
  height: number;
};

function measuredRow(sheet: Sheet, { cells, under }: Row, places: readonly Placed[]): MeasuredRow {
  const measuredCells = cells.map((stack, index) => measured(sheet, stack, places[index]?.width ?? 0));
  const cellsHeight = Math.max(0, ...measuredCells.map(({ height }) => height));
  const below = under && under.length > 0 ? measured(sheet, under, underWidth(sheet, places)) : null;
  const height = cellsHeight + (below ? below.height + 3 : 0) + 2 * PAD;
  return { cells: measuredCells, under: below, cellsHeight, height };
}

function underWidth(sheet: Sheet, places: readonly Placed[]): number {
  return sheet.area.right - PAD - (places[1]?.left ?? 0);
}

function putRow(sheet: Sheet, row: MeasuredRow, places: readonly Placed[]): void {
  for (const [index, place] of places.entries()) {
    const cell = row.cells[index];
    if (!cell) continue;
    within(sheet.structure, 'TD', () => {
      putStack(sheet, cell, { ...place, y: sheet.y + PAD });
      // What stands under the row is about its second cell, and read with that.
      if (index !== 1 || !row.under) return;
      putStack(sheet, row.under, { left: place.left, y: sheet.y + PAD + row.cellsHeight + 3 });
    });
  }
  sheet.y += row.height;
  putRule(sheet, sheet.y);
}
