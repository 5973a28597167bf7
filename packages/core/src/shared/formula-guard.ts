/** What a spreadsheet takes for a formula, also behind spaces or apostrophes, and in full-width letters. */
const FORMULA = /^['\s]*[=+\-@＝＋－＠]|^'*[\t\r\n]/;
const GUARDED = /^'(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/;
/** Numbers, and the dash that stands for no value, are harmless as they are. */
const HARMLESS = /^(?:[+-]?\d[\d.,\s]*%?|-)$/;

/** A cell that no spreadsheet runs: an apostrophe goes before what one would take for a formula. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !HARMLESS.test(cell.trim()) ? `'${cell}` : cell;
}

/** Takes the apostrophe of {@link guarded} off again. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}
