import { putTable } from '../sheet/put-table.ts';
import { measured, putHeading, putStack } from '../sheet/put-text.ts';
import { prepared, putBox, putLines, roomFor, STYLES, type TextStyle } from '../sheet/sheet.ts';
import { within } from '../sheet/structure.ts';
import { said } from '../words.ts';
import type { Block } from './block.ts';

/** The sums under the lines, down to the most that can be invoiced. */
export function putTotals({ sheet, io, words, format }: Block): void {
  const { totals, terms } = io;
  const taxLabel = terms.tax_label
    ? `${terms.tax_label} ${format.rate(terms.tax_bps)}`
    : said(words.tax, { rate: format.rate(terms.tax_bps) });
  const commission = said(words.agency_commission, { rate: format.rate(terms.agency_commission_bps) });
  const rows: [string, string, TextStyle][] = [
    [words.gross, format.money(totals.gross_cents), STYLES.body],
    [words.discount, format.money(-totals.discount_cents), STYLES.body],
    [commission, format.money(-totals.agency_commission_cents), STYLES.body],
    [words.net, format.money(totals.net_cents), STYLES.strong],
    [taxLabel, format.money(totals.tax_cents), STYLES.body],
  ];
  const width = 240;
  const left = sheet.area.right - width;
  roomFor(sheet, rows.length * 15 + 110);
  sheet.y += 12;
  within(sheet.structure, 'Table', () => {
    for (const [label, value, style] of rows) {
      const name = measured(sheet, [{ text: label, style }], width - 110);
      within(sheet.structure, 'TR', () => {
        const at = { left: left + 10, y: sheet.y, width: width - 20 };
        within(sheet.structure, 'RowTH', () => putStack(sheet, name, at));
        within(sheet.structure, 'TD', () =>
          putLines(sheet, [prepared(sheet, value)], style, { ...at, align: 'right' }),
        );
      });
      sheet.y += name.height + 3.5;
    }
    putBox(sheet, { left, y: sheet.y + 1, width, height: 26 }, sheet.palette.tint);
    putBox(sheet, { left, y: sheet.y + 1, width, height: 1.2 }, sheet.palette.accent);
    within(sheet.structure, 'TR', () => {
      const at = { left: left + 10, y: sheet.y + 6, width: width - 20 };
      const sum = format.money(totals.maximum_spend_cents);
      const style = { ...STYLES.strong, size: 10.5, leading: 17 };
      within(sheet.structure, 'RowTH', () =>
        putLines(sheet, [prepared(sheet, `${words.maximum_spend} (${io.currency})`)], style, at),
      );
      within(sheet.structure, 'TD', () =>
        putLines(sheet, [prepared(sheet, sum)], style, { ...at, align: 'right' }),
      );
    });
  });
  sheet.y += 31;
  within(sheet.structure, 'P', () => {
    putLines(sheet, [prepared(sheet, words.maximum_spend_note)], STYLES.note, {
      left: left + 10,
      y: sheet.y,
    });
  });
  sheet.y += STYLES.note.leading;
}

/** For each makegood line: what it makes good, why, and that it costs nothing. */
export function putMakegoods({ sheet, io, words, format }: Block): void {
  const lines = io.lines.filter(({ makegood }) => makegood);
  if (lines.length === 0) return;
  putHeading(sheet, words.makegood, 60);
  const columns = [
    { head: words.line, share: 30 },
    { head: words.io_number, share: 110 },
    { head: words.original, share: 60 },
    { head: words.reason, share: 140 },
    { head: `${words.original_value} (${io.currency})`, share: 80, align: 'right' },
    { head: `${words.value} (${io.currency})`, share: 70, align: 'right' },
  ] as const;
  const rows = lines.map(({ line_no, makegood }) => {
    const value = makegood?.original_cost_cents ?? null;
    return {
      cells: [
        String(line_no),
        makegood?.of_io_number ?? io.io_number,
        makegood?.of_line_no ? String(makegood.of_line_no) : words.none_stated,
        inWords(makegood?.reason) ?? words.none_stated,
        value === null ? words.none_stated : format.amount(value),
        format.amount(0),
      ].map((text) => [{ text, style: STYLES.body }]),
    };
  });
  putTable(sheet, columns, rows);
}

/** For each cancelled line: since when, why, and what remains payable. */
export function putCancellations({ sheet, io, words, format }: Block): void {
  const lines = io.lines.filter(({ cancelled }) => cancelled);
  if (lines.length === 0) return;
  putHeading(sheet, words.cancellation, 60);
  const columns = [
    { head: words.line, share: 30 },
    { head: words.cancelled_at, share: 130 },
    { head: words.reason, share: 220 },
    { head: `${words.payable} (${io.currency})`, share: 110, align: 'right' },
  ] as const;
  const rows = lines.map(({ line_no, cancelled }) => ({
    cells: [
      String(line_no),
      cancelled ? format.instant(cancelled.cancelled_at) : '',
      inWords(cancelled?.reason) ?? words.none_stated,
      cancelled?.payable_cents == null ? words.none_stated : format.amount(cancelled.payable_cents),
    ].map((text) => [{ text, style: STYLES.body }]),
  }));
  putTable(sheet, columns, rows);
}

/** A reason's code as a person writes it; a sentence stays as it is. */
function inWords(reason: string | null | undefined): string | null {
  if (!reason) return null;
  if (!/^[A-Za-z]+(_[A-Za-z]+)*$/.test(reason)) return reason;
  const words = reason.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
