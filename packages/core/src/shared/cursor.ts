import { PodflightError } from './podflight-error.ts';

/** Makes an opaque page cursor of the sort key of a page's last row. */
export function encodeCursor(key: readonly string[]): string {
  return btoa(JSON.stringify(key)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads a cursor of `parts` strings back.
 *
 * @throws PodflightError `request.invalid` when it is not one of {@link encodeCursor}'s.
 */
export function decodeCursor(cursor: string, parts: number): string[] {
  try {
    const key: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string'))
      return key;
  } catch {
    // Falls through to the one answer for anything that is no cursor.
  }
  throw new PodflightError(
    'request.invalid',
    'The cursor is not one of this list. Leave it out to start from the first page.',
    {
      errors: [{ path: 'cursor', code: 'invalid', message: 'Not a cursor of this list.' }],
    },
  );
}
