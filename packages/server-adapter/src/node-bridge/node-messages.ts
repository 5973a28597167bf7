/**
 * What the shells use of Node's `IncomingMessage` and `Http2ServerRequest`, and of what middleware puts
 * on them. Structural, so that nothing of Node or of a framework is imported.
 */
export type NodeRequest = {
  method?: string | undefined;
  url?: string | undefined;
  /** Express: the address before the mount path was cut off. */
  originalUrl?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  httpVersionMajor: number;
  socket: { encrypted?: boolean; destroyed: boolean };
  /** HTTP/2 only. */
  stream?: { close?: (code: number) => void };
  /** Whether the whole message has come in; not that somebody read it. */
  complete: boolean;
  readableDidRead: boolean;
  readableEnded: boolean;
  /** What a body parser of the host's made of the body. */
  body?: unknown;
  /** The body's bytes, kept by the host or its platform. */
  rawBody?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown;
  pause(): unknown;
  resume(): unknown;
};

/** What the shells use of Node's `ServerResponse` and `Http2ServerResponse`. */
export type NodeResponse = {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly writableFinished?: boolean;
  readonly destroyed?: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  appendHeader(name: string, value: string | string[]): unknown;
  write(chunk: string | Uint8Array): boolean;
  end(chunk?: string | Uint8Array): unknown;
  destroy(error?: Error): unknown;
  on(event: 'close' | 'drain', listener: () => void): unknown;
  once(event: 'close' | 'drain', listener: () => void): unknown;
  off(event: 'close' | 'drain', listener: () => void): unknown;
};
