import type { ImportRecord, ImportReport } from '../src/api/import-contract.ts';

/** What the stand-in API was asked. */
export type Asked = {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  bytes: number;
  text: string;
};

/** A stand-in API of its own for one test. */
export type Scenario = {
  base: string;
  control: (change: Record<string, unknown>) => Promise<void>;
  asked: (method: string, path: string) => Promise<Asked[]>;
};

/** Sets up a stand-in API; see `fake-api.mjs` for what can be set. */
export async function scenario(change: Record<string, unknown> = {}): Promise<Scenario> {
  const root = `/fake/${crypto.randomUUID()}`;
  const control = async (more: Record<string, unknown>) => {
    await fetch(`${root}/control`, { method: 'POST', body: JSON.stringify(more) });
  };
  await control(change);
  return {
    base: `${root}/api`,
    control,
    asked: async (method, path) => {
      const all: Asked[] = await (await fetch(`${root}/requests`)).json();
      return all.filter((request) => request.method === method && request.path === `/api/v1${path}`);
    },
  };
}

/** An import as the stand-in has it. */
export type Own = Partial<ImportRecord & ImportReport>;

/** Waits until a look at the page gives something, at most `ms`. */
export async function until<T>(look: () => T | null | undefined | false, ms = 4_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The words of an element, or of a part of it, as they stand on the page. */
export function words(element: Element, selector = 'section'): string {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  return (found?.innerText ?? '').replace(/\s+/g, ' ').trim();
}

/** The button with these words. */
export function button(element: Element, label: string): HTMLButtonElement | null {
  const all = element.shadowRoot?.querySelectorAll('button') ?? [];
  return [...all].find((each) => each.innerText.trim() === label || each.ariaLabel === label) ?? null;
}
