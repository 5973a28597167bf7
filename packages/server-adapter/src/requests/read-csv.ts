import { RequestRefused } from '../answers/request-refused.ts';
import { mediaTypeOf } from './media-type.ts';
import { readBodyBytes } from './read-body-bytes.ts';

/** Longest CSV body that is read whole. */
const MAX_CSV_BYTES = 4 * 1024 * 1024;

/**
 * A small CSV body. Refuses with `unsupported_media_type` what does not say that it is CSV (a form of
 * another site cannot), and `request.too_large`.
 */
export async function readCsv(request: Request): Promise<Uint8Array> {
  const type = mediaTypeOf(request);
  if (type === 'text/csv') return readBodyBytes(request, MAX_CSV_BYTES);
  throw new RequestRefused(
    'unsupported_media_type',
    `This address reads text/csv, and the request is ${type || 'of no type'}. Set Content-Type: text/csv.`,
    { headers: { accept: 'text/csv' } },
  );
}
