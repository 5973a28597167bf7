import type { Bands } from './bands.ts';
import type { MetadataReader } from './metadata-reader.ts';

/** A range of a number: from is inclusive, to is not. */
export type Band = readonly [from: number, to: number];

/** Where an open last band ends: nobody is 100 here, and an open income reaches as far again. */
export type OpenEnd = (from: number) => number;
export const OPEN_AGE: OpenEnd = (from) => Math.max(100, from + 1);
export const OPEN_INCOME: OpenEnd = (from) => Math.max(1, from * 2);

/** `25-34` has 25 to 34 with both; `65+` is open; `<18` begins at 0. */
export function bandKey(reader: MetadataReader, openEnd: OpenEnd) {
  return (group: string, path: string): Band | undefined => {
    const text = group.replaceAll(/\s/g, '').replace(/[–—]/, '-');
    const [, from, to] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
    if (from !== undefined && to !== undefined && Number(from) <= Number(to))
      return [Number(from), Number(to) + 1];
    const [, open] = /^(\d{1,9})\+$/.exec(text) ?? [];
    if (open !== undefined) return [Number(open), openEnd(Number(open))];
    const [, below] = /^<(\d{1,9})$/.exec(text) ?? [];
    if (below !== undefined && Number(below) > 0) return [0, Number(below)];
    reader.note(path, 'unreadable_band', `"${group}" is no range. Write 25-34, 65+ or <18.`);
    return undefined;
  };
}

/** Bands in order; null, with a note, when two of them overlap. */
export function bandsOf(
  reader: MetadataReader,
  path: string,
  groups: readonly [Band, number][],
): Bands | null {
  const sorted = [...groups].sort(([a], [b]) => a[0] - b[0]);
  const overlap = sorted.find(([band], at) => band[0] < (sorted[at - 1]?.[0][1] ?? 0));
  if (overlap) {
    reader.note(path, 'bands_overlap', `The range from ${overlap[0][0]} begins inside the one before it.`);
    return null;
  }
  return {
    from: sorted.map(([[from]]) => from),
    to: sorted.map(([[, to]]) => to),
    share: sorted.map(([, share]) => share),
  };
}
