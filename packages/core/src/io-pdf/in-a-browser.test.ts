import { fileURLToPath } from 'node:url';
import { chromeFlags, findChrome } from '@podflight/testing/find-chrome';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { givenIo } from './given-io.ts';
import { renderIoPdf } from './index.ts';

/** Bundled as a frontend bundles it: a Node built-in anywhere would fail the build. */
async function bundled(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./browser.fixture.ts', import.meta.url))],
    ...{ bundle: true, splitting: true, minify: true, write: false, outdir: '/', entryNames: 'entry' },
    ...{ platform: 'browser', format: 'esm', loader: { '.ttf': 'binary' }, logLevel: 'silent' },
  });
  return new Map(
    outputFiles.map(({ path, text }) => [path.replaceAll('\\', '/').replace(/^.*\//, '/'), text]),
  );
}

it('a browser makes the same bytes as a server, and loads the font only then', async () => {
  const scripts = await bundled();
  expect(scripts.get('/entry.js')?.length).toBeLessThan(1_000_000);
  const font = [...scripts.keys()].find((path) => path.includes('plex-sans'));
  expect(scripts.get(font ?? '')?.length).toBeGreaterThan(500_000);
  const browser = await chromium.launch({ executablePath: await findChrome(), args: chromeFlags });
  try {
    const page = await browser.newPage();
    await page.route('https://pods.example/**', (route) => {
      const script = scripts.get(new URL(route.request().url()).pathname);
      return script === undefined
        ? route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/entry.js"></script>' })
        : route.fulfill({ contentType: 'text/javascript', body: script });
    });
    await page.goto('https://pods.example/');
    await page.waitForFunction('globalThis.rendered');
    const bytes = await page.evaluate<number[]>('globalThis.rendered');
    expect(Buffer.from(bytes).equals(await renderIoPdf(givenIo()))).toBe(true);
  } finally {
    await browser.close();
  }
});
