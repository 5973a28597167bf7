import { PodflightError } from '@podflight/core';
import { decodeField, type MultipartError, make } from 'multipasta';
import { baseName } from '../answers/attachment.ts';
import { partName } from './part-name.ts';
import { wholeBoundaries } from './whole-boundaries.ts';

/** Bytes that a form may have around its file: field values, part headers, boundaries. */
const MAX_BYTES_AROUND = 64 * 1024;
const MAX_FIELD_BYTES = 4096;
const MAX_PARTS = 20;

/** The field `file` of a form. */
export type MultipartFile = {
  chunks: AsyncIterable<Uint8Array>;
  file_name: string | null;
  /** Text fields that stood before the file. */
  fields: ReadonlyMap<string, string>;
};

/**
 * Reads a `multipart/form-data` body up to its field `file` and hands out that file as a stream. One
 * chunk of the body is parsed at a time, when the file's reader asks for more, so memory stays flat.
 *
 * The stream ends only when the form's last boundary has been seen. It fails with
 * `etl.body_incomplete` without it, and refuses a second file, a field after the file, and more than
 * 64 KB around the file: a form is taken whole or not at all.
 *
 * Refuses with `request.invalid` a form without the field, and one that is no form.
 */
export async function openMultipartFile(
  body: ReadableStream<Uint8Array>,
  contentType: string,
): Promise<MultipartFile> {
  const reader = body.getReader();
  const fields = new Map<string, string>();
  const ready: Uint8Array[] = [];
  let file_name: string | null = null;
  let fileSeen = false;
  let complete = false;
  let fault: Error | null = null;
  let bodyBytes = 0;
  let fileBytes = 0;

  const refuse = (reason: Error) => {
    if (!complete) fault ??= reason;
  };
  const recut = wholeBoundaries(contentType);
  const parser = make({
    headers: { 'content-type': contentType },
    maxParts: MAX_PARTS,
    maxFieldSize: MAX_FIELD_BYTES,
    isFile: (info) => partName(info).field === 'file' || partName(info).file !== null,
    onField: (info, value) => {
      const { field } = partName(info);
      if (fileSeen)
        refuse(badForm(field, `The field "${field}" comes after the file. Put it before the file.`));
      fields.set(field, decodeField(info, value));
    },
    onFile: (info) => {
      const { field, file } = partName(info);
      if (field !== 'file') refuse(badForm(field, `Files come in the field "file", not in "${field}".`));
      if (fileSeen) refuse(badForm('file', 'The form has two files. Upload one file at a time.'));
      fileSeen = true;
      file_name = file === null ? null : baseName(file) || null;
      return (chunk) => {
        if (!chunk) return;
        fileBytes += chunk.byteLength;
        ready.push(chunk);
      };
    },
    onError: (error) => refuse(faultOf(error)),
    onDone: () => {
      complete = true;
    },
  });

  /** Parses one more chunk of the body; false at its end. */
  async function parseMore(): Promise<boolean> {
    if (fault) throw fault;
    const { done, value } = await reader.read();
    if (done) {
      parse(recut(null));
      parser.end();
      if (!complete) throw incomplete();
      if (fault) throw fault;
      return false;
    }
    bodyBytes += value.byteLength;
    parse(recut(value));
    if (bodyBytes - fileBytes > MAX_BYTES_AROUND) fault ??= tooMuchAround();
    if (fault) throw fault;
    return true;
  }

  function parse(chunk: Uint8Array): void {
    if (complete || chunk.length === 0) return;
    try {
      parser.write(chunk);
    } catch {
      refuse(badForm('', 'A part of the form has headers that cannot be read.'));
    }
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      let more = true;
      while (more) {
        yield* ready.splice(0);
        more = await parseMore();
      }
      yield* ready.splice(0);
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }

  try {
    while (!fileSeen && (await parseMore())) {
      // Fields are taken up by the parser's callbacks.
    }
    if (!fileSeen) throw badForm('file', 'The form has no field "file". Add the CSV file under this name.');
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error;
  }
  return { chunks: chunks(), file_name, fields };
}

function badForm(path: string, message: string): PodflightError {
  return new PodflightError('request.invalid', message, {
    errors: [{ path, code: 'invalid_form', message }],
  });
}

function tooMuchAround(): PodflightError {
  return new PodflightError(
    'request.too_large',
    'The form has too much beside its file. Send the file and its options only.',
  );
}

function incomplete(): PodflightError {
  return new PodflightError(
    'etl.body_incomplete',
    'The form ends before its last boundary, so the file was cut short. Nothing was stored; upload it again, and check the size limits of proxies in between.',
  );
}

function faultOf(error: MultipartError): Error {
  if (error._tag === 'EndNotReached') return incomplete();
  if (error._tag === 'InvalidBoundary')
    return badForm('', 'The Content-Type of the form names no boundary. Let the HTTP client set it.');
  if (error._tag === 'ReachedLimit')
    return badForm(
      '',
      `The form has more than ${MAX_PARTS} parts or a field of more than ${MAX_FIELD_BYTES} bytes.`,
    );
  return badForm('', 'A part of the form has headers that cannot be read.');
}
