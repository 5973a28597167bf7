/**
 * A PostgreSQL array literal, to be cast in SQL: `(${arrayLiteral(days)}::text)::date[]`. One text
 * parameter a column keeps a batch under the protocol's 65,535 parameters, and reads the same through
 * every driver; a driver's own arrays do not.
 */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  let literal = '';
  for (const value of values) {
    const comma = literal === '' ? '{' : ',';
    literal +=
      value === null
        ? `${comma}NULL`
        : typeof value === 'number'
          ? comma + value
          : `${comma}"${escaped(value)}"`;
  }
  return literal === '' ? '{}' : `${literal}}`;
}

function escaped(value: string): string {
  return value.includes('"') || value.includes('\\') ? value.replace(/["\\]/g, '\\$&') : value;
}
