import { previewFile } from '../csv-preview/preview-file.ts';
import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';
import { sizeComplaint } from './size-complaint.ts';
import type { UploadAction } from './upload-state.ts';

/** Reads the start of a file that was picked: its first rows, or why it is not worth sending. */
export async function readPicked(
  file: File,
  maxBytes: number | undefined,
  text: Translate,
  formats: Formats,
): Promise<UploadAction> {
  const tooLarge = sizeComplaint(file.size, maxBytes, text, formats);
  if (tooLarge) return refusal('too-large', tooLarge);
  const preview = await previewFile(file).catch(() => null);
  if (!preview) return refusal('unreadable', text('uploader_unreadable'));
  if (preview.kind !== 'not_csv') return { type: 'previewed', preview };
  return refusal('not-csv', text('uploader_not_csv', { kind: text(`uploader_kind_${preview.is}`) }));
}

function refusal(code: string, message: string): UploadAction {
  return { type: 'failed', failure: { code, message } };
}
