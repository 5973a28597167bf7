import type { ApiError } from '../api/api-error.ts';
import type { Translate } from '../text/translate.ts';

/** What an error means for the reader, ending in what to do. */
export function errorText(error: ApiError, text: Translate): string {
  if (error.code === 'network') return text('error_network');
  if (error.status === 401) return text('error_signed_out');
  if (error.status === 504) return text('error_timeout');
  return error.message || text('error_unexpected');
}
