import { z } from 'zod';
import type { MetadataReader } from './metadata-reader.ts';

const targetSchema = z.union(
  [z.array(z.string()), z.record(z.string(), z.number('Give a number.').positive('Give a number above 0.'))],
  'Give a list of names, or an object of names with numbers above 0.',
);

/** What an advertiser asks for: any of some groups, or groups with weights. */
export interface ReadTargets<Key> {
  kind: 'any_of' | 'distribution';
  /** By name; weights are 1 in all, or 1 each of `any_of`. */
  groups: [Key, number][];
}

/** Reads `["US", "CA"]` or `{ "US": 0.7, "CA": 0.3 }`; null when nothing is left of it. */
export function readTargets<Key>(
  reader: MetadataReader,
  path: string,
  value: unknown,
  keyOf: (group: string, path: string) => Key | undefined,
): ReadTargets<Key> | null {
  const asked = reader.field(path, value, targetSchema);
  if (!asked) return null;
  const kind = Array.isArray(asked) ? 'any_of' : 'distribution';
  const named: [string, number][] = Array.isArray(asked)
    ? [...new Set(asked)].map((name) => [name, 1])
    : Object.entries(asked);
  const groups: [Key, number][] = [];
  for (const [name, weight] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = keyOf(name, `${path}.${name}`);
    if (key !== undefined) groups.push([key, weight]);
  }
  if (groups.length === 0) return null;
  const sum = groups.reduce((all, [, weight]) => all + weight, 0);
  return {
    kind,
    groups: kind === 'any_of' ? groups : groups.map(([key, weight]) => [key, weight / sum]),
  };
}
