import { detached } from './detached.ts';

/** Spellings remembered at most; then they are forgotten, so that memory does not grow with the file. */
const REMEMBERED = 10_000;
/** Longer spellings are not worth remembering. */
const LONGEST = 200;

/** Reads each spelling once. For columns whose values come again and again: days, ids, sources. */
export function memoised<T extends string | object>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  let last = '';
  let lastResult = read(last);
  return (cell) => {
    if (cell === last) return lastResult;
    let result = known.get(cell);
    if (result === undefined) {
      // What is read from the copy may stay, and must not hold on to a piece of the file.
      const copy = detached(cell);
      result = read(copy);
      if (known.size >= REMEMBERED) known.clear();
      if (cell.length <= LONGEST) known.set(copy, result);
    }
    last = cell;
    lastResult = result;
    return result;
  };
}
