import { RequestRefused } from '../answers/request-refused.ts';
import { mediaTypeOf } from './media-type.ts';
import { openMultipartFile } from './multipart-file.ts';

/** An uploaded file as it comes in. */
export type UploadSource = {
  chunks: AsyncIterable<Uint8Array>;
  /** Name in the form; null for a raw body. */
  file_name: string | null;
  /** Text fields that stood before the file; none for a raw body. */
  fields: ReadonlyMap<string, string>;
  /** Length that HTTP itself promises; null when nothing can be told from it. */
  content_length: number | null;
};

/**
 * Opens an upload: a raw body of any type, or the field `file` of a `multipart/form-data` form. The
 * bytes are pulled as they are consumed and are never held. What is in them is not judged by any
 * header, so gzip needs none.
 */
export async function openUpload(request: Request): Promise<UploadSource> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (!['identity', 'gzip', 'x-gzip', ''].includes(encoding)) {
    throw new RequestRefused(
      'unsupported_media_type',
      'Only gzip is read as Content-Encoding. Send the file plain or gzipped.',
      {
        headers: { 'accept-encoding': 'gzip, identity' },
      },
    );
  }
  const type = mediaTypeOf(request);
  const body = request.body ?? emptyBody();
  if (type === 'multipart/form-data') {
    return {
      ...(await openMultipartFile(body, request.headers.get('content-type') ?? '')),
      content_length: null,
    };
  }
  if (type.startsWith('multipart/')) {
    throw new RequestRefused(
      'unsupported_media_type',
      `${type} is not read. Send the file as the body, or as the field "file" of multipart/form-data.`,
    );
  }
  const plain = encoding === 'identity' && request.headers.get('transfer-encoding') === null;
  const declared = request.headers.get('content-length');
  const content_length = plain && declared !== null && /^\d{1,15}$/.test(declared) ? Number(declared) : null;
  return { chunks: body, file_name: null, fields: new Map(), content_length };
}

function emptyBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}
