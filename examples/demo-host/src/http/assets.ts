import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reply } from './reply.ts';

const TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

const OWN = new URL('../assets/', import.meta.url);
const ELEMENTS = new URL('./', import.meta.resolve('@podflight/elements/bundle/podflight.js'));

type Asset = { body: Buffer; etag: string; type: string };
const loaded = new Map<string, Asset>();

/**
 * A file that pages load: the platform's own under `/assets/`, those of Podflight's elements under
 * `/assets/podflight/`. Null when there is none.
 */
export function asset(pathname: string, ifNoneMatch: string | undefined): Reply | null {
  const parts = /^\/assets\/(podflight\/)?([\w-]+\.(js|css|svg))$/.exec(pathname);
  if (!parts) return null;
  const [, ofElements, name = '', type] = parts;
  // The pattern lets through the keys of TYPES only.
  const found =
    loaded.get(pathname) ??
    load(new URL(name, ofElements ? ELEMENTS : OWN), TYPES[type as keyof typeof TYPES]);
  if (!found) return null;
  loaded.set(pathname, found);
  const headers = { etag: found.etag, 'cache-control': 'no-cache', 'content-type': found.type };
  if (ifNoneMatch === found.etag) return { status: 304, headers, body: '' };
  return { status: 200, headers, body: found.body };
}

function load(url: URL, type: string): Asset | null {
  const file = fileURLToPath(url);
  if (!existsSync(file)) return null;
  const body = readFileSync(file);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag, type };
}
