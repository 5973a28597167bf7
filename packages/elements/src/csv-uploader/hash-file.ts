/** Larger files are sent without a sum: they would have to be read into memory for it. */
const MAX_HASHED_BYTES = 32 * 1024 * 1024;

/** The SHA-256 of a file in hex; null for a large file, or where the page is not a secure context. */
export async function hashFile(file: Blob): Promise<string | null> {
  if (file.size > MAX_HASHED_BYTES || !globalThis.crypto?.subtle) return null;
  try {
    const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}
