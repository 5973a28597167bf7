/** An identifier, quoted for SQL. */
export function quoteName(...parts: string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/** A string or null, as an SQL literal that reads the same with any standard_conforming_strings. */
export function quoteText(value: string | null): string {
  if (value === null) return 'null';
  const quoted = `'${value.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return value.includes('\\') ? `E${quoted}` : quoted;
}
