import type { EventSink } from '../shared/event-sink.ts';

/** Options of {@link webhookSink}. */
export type WebhookSinkOptions = {
  /** Where to POST. It comes from the host's configuration, never from a tenant's input. */
  url: string;
  /** Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
  secret: string;
  /** Gives up after this many milliseconds. @defaultValue 20000 */
  timeoutMs?: number;
  /** @defaultValue the runtime's `fetch` */
  fetch?: typeof fetch;
};

/**
 * A sink that POSTs each event as JSON, signed as Standard Webhooks asks (`webhook-id`,
 * `webhook-timestamp`, `webhook-signature: v1,<HMAC-SHA256 of id.timestamp.body>`). Any status but
 * 2xx is a refusal; redirects are not followed.
 *
 * @example
 * await dispatchEvents(ctx, { sinks: [webhookSink({ url, secret })] })
 */
export function webhookSink(options: WebhookSinkOptions): EventSink {
  const { url, secret, timeoutMs = 20_000, fetch: send = fetch } = options;
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0));
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (event) => {
    const body = JSON.stringify(event);
    const timestamp = Math.floor(Date.now() / 1000).toString();
    const signed = new TextEncoder().encode(`${event.id}.${timestamp}.${body}`);
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await key, signed));
    const response = await send(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/cloudevents+json',
        'webhook-id': event.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${btoa(String.fromCharCode(...mac))}`,
      },
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
  };
}
