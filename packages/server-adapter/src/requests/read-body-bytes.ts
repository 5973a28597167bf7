import { RequestRefused } from '../answers/request-refused.ts';

/**
 * Reads a small body whole. Uploads never come through here.
 *
 * @param maxBytes - Refuses a longer one with `request.too_large`, counted and not believed.
 */
export async function readBodyBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) <= maxBytes) {
    // HTTP lets no more than the declared length through.
    return request.bytes();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw new RequestRefused(
        'request.too_large',
        `The body is larger than ${maxBytes} bytes. Send less at once.`,
      );
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
