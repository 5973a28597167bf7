import type { NodeRequest } from './node-messages.ts';

const utf8 = new TextEncoder();

/** An unread Node request read whole, without a Web stream in between. Fails when the client goes away. */
export function incomingBytes(req: NodeRequest): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    req.on('data', (chunk) => chunks.push(typeof chunk === 'string' ? utf8.encode(chunk) : chunk));
    let ended = false;
    req.on('end', () => {
      ended = true;
      resolve(joined(chunks));
    });
    req.on('error', reject);
    req.on('close', () => {
      // An error is dear for its stack, and every request closes.
      if (!ended) reject(new Error('The client went away before the end of the body.'));
    });
  });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first) return first;
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
