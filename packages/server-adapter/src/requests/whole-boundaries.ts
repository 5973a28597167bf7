const CR = 13;

/**
 * Cuts a form's chunks anew, so that none ends inside a boundary or within two bytes after one:
 * multipasta 0.2.8 takes the last boundary for the start of another part when a chunk ends between the
 * two dashes behind it.
 *
 * @param contentType - Of the form; no boundary is longer than this header.
 */
export function wholeBoundaries(contentType: string): (chunk: Uint8Array | null) => Uint8Array {
  const window = contentType.length + 8;
  let held = new Uint8Array();
  return (chunk) => {
    if (chunk === null) return held;
    const bytes = held.length === 0 ? chunk : joined(held, chunk);
    // A boundary begins with the only CR that it holds.
    const start = bytes.lastIndexOf(CR);
    const cut = start >= 0 && start >= bytes.length - window ? start : bytes.length;
    held = bytes.slice(cut);
    return bytes.subarray(0, cut);
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
