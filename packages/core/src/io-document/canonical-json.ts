import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { PodflightError } from '../shared/podflight-error.ts';

/** The text that a document is stored, hashed and signed as, and that text's hash. */
export type Canonical = {
  /** RFC 8785: keys sorted, no white space, numbers as ECMAScript writes them. */
  json: string;
  /** SHA-256 of `json` in UTF-8, 64 lower-case hexadecimal digits. */
  sha256: string;
};

/**
 * A document as canonical JSON (RFC 8785) with its SHA-256: the same data gives the same text and hash on
 * every machine, whatever the order of its keys, so that two parties can compare what they hold.
 *
 * @throws PodflightError `io.document_invalid` for what JSON cannot say: NaN, Infinity, half a surrogate pair.
 * @example
 * canonicalJson({ b: 1, a: 'ü' }) // { json: '{"a":"ü","b":1}', sha256: '…' }
 */
export function canonicalJson(document: object): Canonical {
  const json = written(document);
  return { json, sha256: bytesToHex(sha256(utf8ToBytes(json))) };
}

function written(document: object): string {
  try {
    const json = canonicalize(document);
    if (json !== undefined) return json;
  } catch (cause) {
    throw unwritable({ cause });
  }
  throw unwritable();
}

function unwritable(options?: ErrorOptions): PodflightError {
  return new PodflightError(
    'io.document_invalid',
    'The document holds a value that JSON cannot say (NaN, Infinity, or half a character). Correct it and try again.',
    {},
    options,
  );
}
