/**
 * Pictures of every element in its states, light, dark, narrow and in forced colours, from the built
 * bundle: `npm run build:js -w packages/elements && npm run screenshots -w packages/elements -- <folder>`.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromeFlags, findChrome } from '../../testing/src/find-chrome.ts';
import { BOARD_SHOTS } from './board-shots.mjs';
import { CARD_SHOTS } from './card-shots.mjs';
import { fakeApi } from './fake-api.mjs';
import { IMPORT_SHOTS } from './import-shots.mjs';
import { IO_SHOTS } from './io-shots.mjs';
import { MATCH_SHOTS } from './match-shots.mjs';

const folder = process.argv[2] ?? 'screenshots';
const only = process.argv[3];
const bundle = fileURLToPath(new URL('../dist/bundle', import.meta.url));
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
const PAGE = `<!doctype html><html lang="en"><head><title>Podflight</title><link rel="stylesheet" href="/page.css">
<script type="module" src="/bundle/podflight.js"></script></head><body><main></main></body></html>`;
const CSS = `:root{color-scheme:light dark;font:16px/1.5 system-ui,'DejaVu Sans',sans-serif;background:light-dark(#f5f6f8,#0d0f13)}
body{margin:0}main{padding:24px;max-width:1960px;margin:auto;display:grid;gap:24px}@media(max-width:400px){main{padding:8px}}`;

const server = createServer(async (request, response) => {
  if (await fakeApi(request, response)) return;
  const { pathname } = new URL(request.url, 'http://page');
  if (pathname === '/page.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(CSS);
  if (pathname.startsWith('/bundle/') && pathname.endsWith('.js')) {
    const file = await readFile(`${bundle}/${pathname.slice(8)}`);
    return response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
  }
  if (pathname !== '/') return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': CSP }).end(PAGE);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const SHOTS = { ...BOARD_SHOTS, ...IO_SHOTS, ...CARD_SHOTS, ...IMPORT_SHOTS, ...MATCH_SHOTS };
const LOOKS = {
  light: { width: 760, features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  dark: { width: 760, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  narrow: { width: 320, features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  forced: { width: 760, features: [{ name: 'forced-colors', value: 'active' }] },
  rtl: { width: 480, features: [{ name: 'prefers-color-scheme', value: 'light' }], dir: 'rtl' },
  large: { width: 640, features: [{ name: 'prefers-color-scheme', value: 'light' }], size: '32px' },
};
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: await findChrome(),
  args: chromeFlags,
  headless: true,
});
try {
  for (const [look, { width, features, dir = 'ltr', size = '16px' }] of Object.entries(LOOKS)) {
    for (const [name, shot] of Object.entries(SHOTS)) {
      if (only && !`${name}-${look}`.includes(only)) continue;
      const page = await browser.newPage();
      page.on(
        'console',
        (message) => message.type() !== 'log' && process.stdout.write(`${name} ${look}: ${message.text()}\n`),
      );
      page.on('pageerror', (error) => process.stdout.write(`${name} ${look}: ${error.message}\n`));
      await page.setViewport({
        width: width > 480 ? (shot.width ?? width) : width,
        height: shot.height ?? 640,
        deviceScaleFactor: 2,
      });
      if (features[0].name === 'forced-colors') {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features });
      } else await page.emulateMediaFeatures(features);
      const id = `${name}-${look}`;
      await fetch(`${origin}/fake/${id}/control`, {
        method: 'POST',
        body: JSON.stringify(shot.control ?? {}),
      });
      await page.goto(origin);
      await page.evaluate(
        (tag, base, direction, fontSize) => {
          localStorage.clear();
          document.documentElement.dir = direction;
          document.documentElement.style.fontSize = fontSize;
          const element = document.createElement(tag);
          element.setAttribute('base-url', base);
          document.querySelector('main').append(element);
        },
        shot.tag,
        `/fake/${id}/api`,
        dir,
        size,
      );
      await wait(400);
      await shot.act?.(page);
      await wait(500);
      if (shot.print && look === 'light')
        await page.pdf({ path: `${folder}/${name}-print.pdf`, printBackground: true });
      await page.screenshot({ path: `${folder}/${id}.png`, fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
process.stdout.write(`Pictures are in ${folder}.\n`);
