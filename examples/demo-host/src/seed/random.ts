/** A repeatable source of numbers: the same name always tells the same story. */
export type Random = {
  /** At least 0, below 1. */
  next: () => number;
  /** A whole number, both ends included. */
  int: (from: number, to: number) => number;
  /** A number near 1, seldom more than `spread` × 2.5 away. */
  around: (spread: number) => number;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  chance: (probability: number) => boolean;
  /** A version 4 uuid. */
  uuid: () => string;
};

export function random(name: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);

  const next32 = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const next = () => next32() / 2 ** 32;
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    around: (spread) => Math.max(0, 1 + (next() + next() + next() + next() - 2) * 1.73 * spread),
    pick: (from) => from[int(0, from.length - 1)] ?? from[0],
    chance: (probability) => next() < probability,
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => next32().toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}
