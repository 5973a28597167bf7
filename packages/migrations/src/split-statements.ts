const TOKEN = /--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([a-z_]*)\$[\s\S]*?\$\1\$|;|[^;'"$-]+|[$-]/g;

/** The statements of an SQL text, without their semicolons: drivers differ in taking several at once. */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token !== ';') current += token;
    else {
      statements.push(current.trim());
      current = '';
    }
  }
  if (/[a-z]/i.test(current.replace(/--[^\n]*/g, ''))) statements.push(current.trim());
  return statements;
}
