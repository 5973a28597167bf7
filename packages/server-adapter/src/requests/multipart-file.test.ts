import { PodflightError } from '@podflight/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestRefused } from '../answers/request-refused.ts';
import { openMultipartFile } from './multipart-file.ts';

const BOUNDARY = '----WebKitFormBoundaryAbC123';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;
const utf8 = new TextEncoder();

type Part = { name: string; file?: string; value: Uint8Array | string; headers?: string };

function form(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Uint8Array {
  const pieces = parts.flatMap(({ name, file, value, headers = '' }) => [
    utf8.encode(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n${headers}\r\n`,
    ),
    typeof value === 'string' ? utf8.encode(value) : value,
    utf8.encode('\r\n'),
  ]);
  return concatenated([...pieces, utf8.encode(end)]);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(pieces.flatMap((piece) => [...piece]));
}

function streamOf(bytes: Uint8Array, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const ends = [...new Set([...cuts.map((cut) => 1 + (cut % bytes.length)), bytes.length])].sort(
    (a, b) => a - b,
  );
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      const to = ends.shift();
      if (to === undefined) return controller.close();
      if (to > from) controller.enqueue(bytes.slice(from, to));
      from = Math.max(from, to);
      if (ends.length === 0) controller.close();
    },
  });
}

async function read(body: Uint8Array, cuts: readonly number[] = [], type = TYPE) {
  const opened = await openMultipartFile(streamOf(body, cuts), type);
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.chunks) chunks.push(chunk);
  return { ...opened, bytes: concatenated(chunks) };
}

async function refusal(body: Uint8Array, type = TYPE): Promise<string> {
  const error: unknown = await read(body, [], type).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof RequestRefused || error instanceof PodflightError) return error.code;
  throw error ?? new Error('it was not refused');
}

const csv = { name: 'file', file: 'a.csv', value: 'day\n2026-01-01\n' };

describe('a form with a file', () => {
  it('gives the file byte for byte however the body is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          // Near misses of the boundary.
          fc
            .array(fc.constantFrom('\r', '\n', '-', `\r\n--${BOUNDARY.slice(0, 9)}`, '\r\n-', 'a'), {
              maxLength: 40,
            })
            .map((parts) => utf8.encode(parts.join(''))),
        ),
        fc.array(fc.nat(2000), { maxLength: 30 }),
        async (value, cuts) => {
          const { bytes, fields } = await read(
            form([
              { name: 'mode', value: 'partial' },
              { ...csv, value },
            ]),
            cuts,
          );
          expect(Buffer.from(bytes).equals(value)).toBe(true);
          expect(fields.get('mode')).toBe('partial');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the same when it comes byte by byte', async () => {
    const body = form([{ name: 'mode', value: 'partial' }, csv]);
    const { bytes } = await read(body, [...body.keys()]);
    expect(new TextDecoder().decode(bytes)).toBe(csv.value);
  });

  it.each([
    ['größe.csv', 'größe.csv'],
    ['日本.csv', '日本.csv'],
    ['a%22b.csv', 'a"b.csv'],
    ['C:\\files\\x.csv', 'x.csv'],
    ['50% off.csv', '50% off.csv'],
    ['', null],
  ])('takes the file name %j as %j', async (file, expected) => {
    expect((await read(form([{ ...csv, file }]))).file_name).toBe(expected);
  });

  it('takes a file part without a file name', async () => {
    expect(await read(form([{ name: 'file', value: 'x' }]))).toMatchObject({ file_name: null });
  });

  it('reads what comes after its last boundary and leaves it', async () => {
    const { bytes } = await read(concatenated([form([csv]), utf8.encode('epilogue: \0\r\n--x')]));
    expect(new TextDecoder().decode(bytes)).toBe(csv.value);
  });

  it('pulls no more of the body than it hands out', async () => {
    let pulled = 0;
    const chunk = new Uint8Array(1024).fill(97);
    const head = form([{ ...csv, value: '' }], '').slice(0, -2);
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(pulled === 1 ? head : chunk);
        },
      },
      { highWaterMark: 0 },
    );
    const { chunks } = await openMultipartFile(endless, TYPE);
    let taken = 0;
    for await (const _ of chunks) if (++taken === 5) break;
    expect(pulled).toBeLessThanOrEqual(taken + 3);
    expect(endless.locked).toBe(true);
  });
});

describe('a form that is cut short', () => {
  it('fails at whatever byte before the end of its last boundary', async () => {
    const body = form([{ name: 'mode', value: 'partial' }, csv]);
    const whole = body.length - 2;
    for (let length = 1; length < whole; length += 1) {
      const code = await refusal(body.slice(0, length));
      expect({ length, code }).toEqual({ length, code: 'etl.body_incomplete' });
    }
    expect((await read(body.slice(0, whole))).bytes.length).toBe(csv.value.length);
  });
});

describe('a form is refused', () => {
  it.each([
    ['without a boundary', form([csv]), 'multipart/form-data', 'request.invalid'],
    [
      'with another boundary than it names',
      form([csv]),
      'multipart/form-data; boundary=other',
      'etl.body_incomplete',
    ],
    ['without the field', form([{ name: 'mode', value: 'atomic' }]), TYPE, 'request.invalid'],
    ['with the file in another field', form([{ ...csv, name: 'upload' }]), TYPE, 'request.invalid'],
    ['with two files', form([csv, csv]), TYPE, 'request.invalid'],
    [
      'with an option after the file',
      form([csv, { name: 'mode', value: 'partial' }]),
      TYPE,
      'request.invalid',
    ],
    [
      'with an option after the file and no line after the form',
      form([csv, { name: 'mode', value: 'partial' }], `--${BOUNDARY}--`),
      TYPE,
      'request.invalid',
    ],
    ['with a long field', form([{ name: 'mode', value: 'x'.repeat(5000) }, csv]), TYPE, 'request.invalid'],
    [
      'with many fields',
      form([...Array.from({ length: 30 }, () => ({ name: 'a', value: '' })), csv]),
      TYPE,
      'request.invalid',
    ],
    [
      'with a long preamble',
      concatenated([utf8.encode(`${'x'.repeat(70_000)}\r\n`), form([csv])]),
      TYPE,
      'request.too_large',
    ],
    [
      'with a long epilogue',
      concatenated([form([csv]), utf8.encode('x'.repeat(70_000))]),
      TYPE,
      'request.too_large',
    ],
    ['with headers that are none', form([{ ...csv, headers: 'no colon here\r\n' }]), TYPE, 'request.invalid'],
    [
      'with a broken filename*',
      form([{ name: 'file"; filename*=utf-8\'\'%E0%A4%A; x="', value: '' }]),
      TYPE,
      'request.invalid',
    ],
  ])('%s', async (_title, body, type, code) => {
    expect(await refusal(body, type)).toBe(code);
  });
});
