import type { CardCell, CardTable } from '../frame/card-table.ts';

/** A table as CSV (RFC 4180) that no spreadsheet takes for formulas; for cards that no server is behind. */
export function tableCsv({ head, rows }: CardTable): string {
  const lines = [head.map(({ label }) => label), ...rows.map((row) => row.map(plain))];
  return `${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

function plain(cell: CardCell): string | number {
  return typeof cell === 'string' ? cell : (cell.value ?? '');
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
