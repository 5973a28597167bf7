import { z } from 'zod';
import type { MetadataReader } from './metadata-reader.ts';

/** Shares come rounded, so 1.02 in all is still a whole. */
const MOST = 1.02;

const sharesSchema = z.record(
  z.string(),
  z
    .number('Give a number: 0.62 for 62 %.')
    .min(0, 'A share is not below 0.')
    .max(1, 'Give parts of 1: 0.62 for 62 %.'),
  'Give an object of shares, such as { "US": 0.62 }.',
);

/** Shares of an audience whose groups are known by `keyOf`, and how much of the audience that is. */
export interface ReadShares<Key> {
  /** 1 in all, in the order of the groups' names. */
  groups: [Key, number][];
  known_share: number;
}

/**
 * Reads `{ group: share }`. What is missing to 1, what is under `unknown` and groups that nobody knows is
 * the part of the audience that is not known. One share out of range makes all of them unusable.
 *
 * @param keyOf - Undefined, with a note, for a group that is not known.
 */
export function readShares<Key>(
  reader: MetadataReader,
  path: string,
  value: unknown,
  keyOf: (group: string, path: string) => Key | undefined,
): ReadShares<Key> | null {
  const shares = reader.field(path, value, sharesSchema);
  if (!shares) return null;
  const entries = Object.entries(shares).sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = entries.reduce((all, [, share]) => all + share, 0);
  if (sum > MOST) {
    reader.note(path, 'shares_above_one', `The shares are ${sum.toFixed(2)} in all; they are parts of 1.`);
    return null;
  }
  const groups: [Key, number][] = [];
  for (const [group, share] of entries) {
    if (group === 'unknown') continue;
    const key = keyOf(group, `${path}.${group}`);
    if (key !== undefined) groups.push([key, share]);
  }
  const known = groups.reduce((all, [, share]) => all + share, 0);
  if (known === 0) return null;
  return {
    groups: groups.map(([key, share]) => [key, share / known]),
    known_share: Math.min(1, known),
  };
}
