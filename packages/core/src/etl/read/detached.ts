/**
 * A copy of a text that stays in memory for longer than the piece of file it was cut from: engines keep
 * a long substring as a view of its parent, and appending and slicing makes a copy.
 */
export function detached(text: string): string {
  return text.length < SHORTEST_VIEW ? text : `.${text}`.slice(1);
}

/** Shorter substrings are copied anyway. */
const SHORTEST_VIEW = 13;
