import { bodyOf } from './body-of.ts';
import { disconnectSignal } from './disconnect-signal.ts';
import { LazyHeaders } from './lazy-headers.ts';
import type { NodeRequest, NodeResponse } from './node-messages.ts';

/** Members of a real `Request` that nobody asks for on a server. */
type Rest = Omit<Request, 'method' | 'url' | 'headers' | 'signal' | 'body'>;

/**
 * A `Request` over Node's. Method, address, headers, signal and body are made when they are asked for;
 * whatever else makes a real `Request` first, which takes longer than all the rest of a small request.
 *
 * It is an `instanceof Request`. `new Request(it)` and `fetch(it)` look inside and refuse it: give them
 * `it.clone()`.
 */
export class LazyRequest implements Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly #req: NodeRequest;
  readonly #res: NodeResponse;
  #signal: AbortSignal | undefined;
  #body: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
  #made: Request | undefined;

  constructor(req: NodeRequest, res: NodeResponse, url: string) {
    this.#req = req;
    this.#res = res;
    this.url = url;
    this.method = req.method ?? 'GET';
    this.headers = new LazyHeaders(req.headers);
  }

  get signal(): AbortSignal {
    this.#signal ??= disconnectSignal(this.#req, this.#res);
    return this.#signal;
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (this.#made) return this.#made.body;
    return this.#ownBody();
  }

  get bodyUsed(): boolean {
    return this.#made?.bodyUsed ?? this.#body?.locked ?? false;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#real().arrayBuffer();
  }

  async blob(): Promise<Blob> {
    return this.#real().blob();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#real().bytes();
  }

  async formData(): Promise<FormData> {
    return this.#real().formData();
  }

  // `Request` types it so; what the JSON holds is the caller's to check.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  async json(): Promise<any> {
    return this.#real().json();
  }

  async text(): Promise<string> {
    return this.#real().text();
  }

  clone(): Request {
    return this.#real().clone();
  }

  get cache(): Rest['cache'] {
    return this.#real().cache;
  }

  get credentials(): Rest['credentials'] {
    return this.#real().credentials;
  }

  get destination(): Rest['destination'] {
    return this.#real().destination;
  }

  get integrity(): string {
    return this.#real().integrity;
  }

  get keepalive(): boolean {
    return this.#real().keepalive;
  }

  get mode(): Rest['mode'] {
    return this.#real().mode;
  }

  get redirect(): Rest['redirect'] {
    return this.#real().redirect;
  }

  get referrer(): string {
    return this.#real().referrer;
  }

  get referrerPolicy(): Rest['referrerPolicy'] {
    return this.#real().referrerPolicy;
  }

  #ownBody(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (this.#body === undefined) {
      const bodiless = this.method === 'GET' || this.method === 'HEAD';
      // Node's chunks are never over shared memory, which is all that the narrower type says.
      this.#body = bodiless ? null : (bodyOf(this.#req) as ReadableStream<Uint8Array<ArrayBuffer>> | null);
    }
    return this.#body;
  }

  #real(): Request {
    if (this.#made) return this.#made;
    const body = this.#ownBody();
    // `duplex` is asked for by every runtime and missing in the DOM's own types.
    const init: RequestInit & { duplex: 'half' } = {
      method: this.method,
      headers: [...this.headers],
      signal: this.signal,
      body,
      duplex: 'half',
    };
    this.#made = new Request(this.url, init);
    return this.#made;
  }
}

Object.setPrototypeOf(LazyRequest.prototype, Request.prototype);
