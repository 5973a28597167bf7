/**
 * A PostgreSQL array literal, to be cast in SQL: `(${arrayLiteral(days)}::text)::date[]`. One text
 * parameter a column keeps a batch under the protocol's 65,535 parameters, and reads the same through
 * every driver; a driver's own arrays do not.
 */
export function arrayLiteral(values: readonly ArrayElement[]): string {
  return `{${values.map(arrayElement).join(',')}}`;
}

/** What an array literal can hold. */
export type ArrayElement = string | number | boolean | null;

/** The inside of an array literal: one field of each row, ready to be joined with others by commas. */
export function arrayElements<Key extends string>(
  rows: readonly Readonly<Record<Key, ArrayElement>>[],
  field: Key,
): string {
  return rows.map((row) => arrayElement(row[field])).join(',');
}

/** One element as it stands inside of an array literal. */
export function arrayElement(value: ArrayElement): string | number | boolean {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `"${escaped(value)}"` : value;
}

function escaped(value: string): string {
  return value.includes('"') || value.includes('\\') ? value.replace(/["\\]/g, '\\$&') : value;
}
