import type { ImportPage } from '../api/imports-api.ts';

/**
 * What is known after the newest page was asked for again: its imports first, then the older ones that
 * were loaded before. When nothing overlaps, too much happened meanwhile and the page stands alone.
 */
export function mergeImports(known: ImportPage, newest: ImportPage): ImportPage {
  const fresh = new Set(newest.items.map((item) => item.import_id));
  const older = known.items.filter((item) => !fresh.has(item.import_id));
  const overlaps = older.length < known.items.length;
  if (!overlaps || older.length === 0) return newest;
  return { items: [...newest.items, ...older], next_cursor: known.next_cursor };
}
