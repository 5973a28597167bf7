import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';

/** Why a file is too large to send, in words; null when it is not, or when no limit is known. */
export function sizeComplaint(
  bytes: number,
  limit: number | undefined,
  text: Translate,
  formats: Formats,
): string | null {
  if (limit === undefined || bytes <= limit) return null;
  return text('uploader_too_large', { size: formats.bytes(bytes), limit: formats.bytes(limit) });
}
