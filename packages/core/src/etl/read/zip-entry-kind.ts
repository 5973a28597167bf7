/** What the name of a file in a zip archive says: whether its content is looked at, never how it is read. */
export type ZipEntryKind = 'file' | 'passed-over' | 'workbook' | 'odd';

const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
const WORKBOOK = /^(?:\[Content_Types\]\.xml|xl\/|mimetype$|content\.xml$)/i;

/** Judges an entry by its name. */
export function zipEntryKind(name: string): ZipEntryKind {
  const path = name.replaceAll('\\', '/');
  if (isOdd(path)) return 'odd';
  if (path.endsWith('/') || LITTER.test(path)) return 'passed-over';
  return WORKBOOK.test(path) ? 'workbook' : 'file';
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
