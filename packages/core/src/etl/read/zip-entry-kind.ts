/** What a file in a zip archive is to an import, by its name. */
export type ZipEntryKind = 'table' | 'passed-over' | 'archive' | 'workbook' | 'odd';

const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
const WORKBOOK = /^(?:\[Content_Types\]\.xml|xl\/|mimetype$|content\.xml$)/i;
const ARCHIVE = /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar)$/i;
const DOCUMENT =
  /\.(?:pdf|docx?|rtf|md|html?|xml|json|png|jpe?g|gif|svg|webp|mp3|m4a|wav|xlsx?|ods|numbers)$/i;

/** Judges an entry by its name: only which file to read depends on it, never how it is read. */
export function zipEntryKind(name: string): ZipEntryKind {
  const path = name.replaceAll('\\', '/');
  if (isOdd(path)) return 'odd';
  if (path.endsWith('/') || LITTER.test(path)) return 'passed-over';
  if (WORKBOOK.test(path)) return 'workbook';
  if (ARCHIVE.test(path)) return 'archive';
  return DOCUMENT.test(path) ? 'passed-over' : 'table';
}

/** Paths that would leave the directory they are unpacked to, or that no honest tool writes. */
function isOdd(path: string): boolean {
  return (
    path === '' ||
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    path.split('/').includes('..') ||
    /\p{Cc}/u.test(path)
  );
}
