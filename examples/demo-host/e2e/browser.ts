import { chromeFlags, findChrome } from '@podflight/testing/find-chrome';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChrome(), args: chromeFlags });
}

export type WatchedPage = {
  page: Page;
  /** What the browser complained of: policy violations, errors of scripts, failed loads. */
  complaints: string[];
  close: () => Promise<void>;
};

/** A page signed in as `who` (`northwind.member`), in a context of its own. */
export async function pageOf(
  browser: Browser,
  url: string,
  who: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, ...options });
  await context.addCookies([{ name: 'demo_session', value: who, url }]);
  const page = await context.newPage();
  // Playwright catches file dialogs only while somebody listens, and switches that on without waiting for
  // it: a listener that comes with the click can be too late. This one is there before the page is.
  page.on('filechooser', () => undefined);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(`
    document.addEventListener('securitypolicyviolation', (event) =>
      complain('Policy: ' + event.violatedDirective + ' ' + event.blockedURI));`);
  return { page, complaints, close: () => context.close() };
}

/** Drops a file on the uploader, as a person would from a folder. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'text/csv' }));
      return transfer;
    },
    [name, text] as const,
  );
  // While it loads, its place is kept by one that takes nothing.
  const zone = page.locator('podflight-csv-uploader [part="drop-zone"]:not([inert] *)');
  await zone.dispatchEvent('dragover', { dataTransfer: data });
  await zone.dispatchEvent('drop', { dataTransfer: data });
}
