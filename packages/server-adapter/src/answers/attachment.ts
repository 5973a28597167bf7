/**
 * A `Content-Disposition` that saves under `fileName`, whatever it holds: a plain ASCII name for old
 * clients and the real one as RFC 5987 has it. Folders and control characters are dropped.
 *
 * @example
 * attachment('Größe.csv') // attachment; filename="Gr__e.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv
 */
export function attachment(fileName: string): string {
  const name = baseName(fileName) || 'download';
  const ascii = name.replace(/[^\w .()-]/g, '_');
  return ascii === name
    ? `attachment; filename="${ascii}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${encode(name)}`;
}

/** The last part of a path as any system writes it, without control characters; at most 200 characters. */
export function baseName(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? '';
  return Array.from(last.replace(UNPRINTED, '').trim()).slice(0, 200).join('');
}

/** Control characters, halves of a surrogate pair, and what turns the direction of text around. */
const UNPRINTED = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

function encode(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
