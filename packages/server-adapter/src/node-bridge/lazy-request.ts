import { disconnectSignal } from './disconnect-signal.ts';
import { type LazyBody, lazyBody } from './lazy-body.ts';
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
  readonly #body: LazyBody;
  #signal: AbortSignal | undefined;
  #made: Request | undefined;
  /** Whether the body was used before the real request was made, which then has none. */
  #usedBefore = false;

  constructor(req: NodeRequest, res: NodeResponse, url: string) {
    this.#req = req;
    this.#res = res;
    this.url = url;
    this.method = req.method ?? 'GET';
    this.headers = new LazyHeaders(req.headers);
    this.#body = lazyBody(req);
  }

  get signal(): AbortSignal {
    this.#signal ??= disconnectSignal(this.#req, this.#res);
    return this.#signal;
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.#made ? this.#made.body : this.#body.stream();
  }

  get bodyUsed(): boolean {
    return this.#made ? this.#usedBefore || this.#made.bodyUsed : this.#body.isUsed();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.bodyUsed) throw new TypeError('The body has been read already.');
    return (this.#made ? null : this.#body.whole()) ?? this.#real().bytes();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = await this.bytes();
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  // `Request` types it so; what the JSON holds is the caller's to check.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  async json(): Promise<any> {
    return JSON.parse(await this.text());
  }

  async blob(): Promise<Blob> {
    return this.#real().blob();
  }

  async formData(): Promise<FormData> {
    return this.#real().formData();
  }

  clone(): Request {
    if (this.bodyUsed) throw new TypeError('The body has been read already.');
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

  #real(): Request {
    if (this.#made) return this.#made;
    this.#usedBefore = this.#body.isUsed();
    // `duplex` is asked for by every runtime and missing in the DOM's own types.
    const init: RequestInit & { duplex: 'half' } = {
      method: this.method,
      headers: [...this.headers],
      signal: this.signal,
      body: this.#usedBefore ? null : this.#body.stream(),
      duplex: 'half',
    };
    this.#made = new Request(this.url, init);
    return this.#made;
  }
}

Object.setPrototypeOf(LazyRequest.prototype, Request.prototype);
