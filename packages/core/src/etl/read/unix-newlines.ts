/** The same text with every `\r\n` and lone `\r` as `\n`. */
export async function* unixNewlines(source: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of source) {
    const text = held + chunk;
    // It may be the first half of a `\r\n`.
    held = text.endsWith('\r') ? '\r' : '';
    const whole = held ? text.slice(0, -1) : text;
    if (whole !== '') yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }
  if (held) yield '\n';
}
