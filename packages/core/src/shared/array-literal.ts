/**
 * A PostgreSQL array literal, to be cast in SQL: `(${arrayLiteral(days)}::text)::date[]`. One text
 * parameter a column keeps a batch under the protocol's 65,535 parameters, and reads the same through
 * every driver; a driver's own arrays do not.
 */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  return `{${values.map(element).join(',')}}`;
}

function element(value: string | number | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return PLAIN.test(value) && value.toLowerCase() !== 'null' ? value : quoted(value);
}

const PLAIN = /^[\w.-]+$/;

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
