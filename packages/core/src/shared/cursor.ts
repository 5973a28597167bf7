import type { z } from 'zod';
import { PodflightError } from './podflight-error.ts';

/** Makes an opaque page cursor of the sort key of a page's last row. */
export function encodeCursor(key: readonly (string | boolean)[]): string {
  return btoa(JSON.stringify(key)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads a cursor back, as the sort key that `schema` describes.
 *
 * @throws PodflightError `request.invalid` when it is not one of {@link encodeCursor}'s.
 */
export function decodeCursor<Key>(cursor: string, schema: z.ZodType<Key>): Key {
  try {
    return schema.parse(JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch (error) {
    throw new PodflightError(
      'request.invalid',
      'The cursor is not one of this list. Leave it out to start from the first page.',
      { errors: [{ path: 'cursor', code: 'invalid', message: 'Not a cursor of this list.' }] },
      { cause: error },
    );
  }
}
