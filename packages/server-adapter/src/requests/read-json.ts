import { RequestRefused } from '../answers/request-refused.ts';
import { mediaTypeOf } from './media-type.ts';
import { readBodyBytes } from './read-body-bytes.ts';

/** Longest JSON body that is read. */
const MAX_JSON_BYTES = 1024 * 1024;

/**
 * The body as JSON. Refuses with `unsupported_media_type` what does not say that it is JSON (a form of
 * another site cannot), `request.too_large`, and `request.invalid` for text that is not JSON.
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = mediaTypeOf(request);
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new RequestRefused(
      'unsupported_media_type',
      `This address reads application/json, and the request is ${type || 'of no type'}. Set Content-Type: application/json.`,
      { headers: { accept: 'application/json' } },
    );
  }
  const bytes = await readBodyBytes(request, MAX_JSON_BYTES);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const message = 'The body is not JSON in UTF-8.';
    throw new RequestRefused('request.invalid', message, {
      members: { errors: [{ path: '', code: 'invalid_json', message }] },
    });
  }
}
