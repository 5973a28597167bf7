import { ApiError, asApiError, errorOfAnswer } from './api-error.ts';

/** Headers of every request, or a function that gives them (for tokens that change). */
export type HeadersSource = Readonly<Record<string, string>> | (() => HeadersValue | Promise<HeadersValue>);
type HeadersValue = Readonly<Record<string, string>>;

/** Where the API is and how to speak to it. */
export type ApiOptions = {
  /** Path or URL that the handler is mounted at. @defaultValue '/api' */
  baseUrl: string;
  headers?: HeadersSource | undefined;
  credentials?: RequestCredentials | undefined;
};

/** The headers of a request, asked for anew each time. */
export async function headersOf(options: ApiOptions): Promise<HeadersValue> {
  const { headers } = options;
  return (typeof headers === 'function' ? await headers() : headers) ?? {};
}

/** The address of a path of the API. */
export function urlOf(options: ApiOptions, path: string): string {
  return `${options.baseUrl.replace(/\/+$/, '')}${path}`;
}

/** An answer of the API; throws {@link ApiError} for anything but 2xx. */
export async function request(options: ApiOptions, path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(urlOf(options, path), {
      ...init,
      headers: { accept: 'application/json', ...(await headersOf(options)), ...init.headers },
      credentials: options.credentials ?? 'same-origin',
    });
  } catch (error) {
    throw asApiError(error);
  }
  if (response.ok) return response;
  throw errorOfAnswer(response.status, await response.json().catch(() => null));
}

/** The JSON of an answer. The shape is the API's contract: it is not checked again in the browser. */
export async function requestJson<T>(options: ApiOptions, path: string, init?: RequestInit): Promise<T> {
  const response = await request(options, path, init);
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw new ApiError('aborted', 0);
    throw new ApiError('unexpected_answer', response.status);
  }
}

/** Characters of a body that `keepalive` surely takes: browsers refuse more than 64 KiB. */
const KEPT_ALIVE = 20_000;

/** A change to send. It goes on when the reader leaves the page, which may show it before the server has it. */
export function sent(method: string, content: unknown): RequestInit {
  const body = JSON.stringify(content);
  const headers = { 'content-type': 'application/json' };
  return { method, headers, body, keepalive: body.length < KEPT_ALIVE };
}
