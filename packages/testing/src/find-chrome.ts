import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Flags for a headless browser in tests. */
export const chromeFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Under LANG=C a headless shell says "en-US@posix", which Intl (and so uPlot) refuses.
  '--accept-lang=en-US',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Path of a Chromium: `CHROME_PATH`, an installed one, or the one in `@sparticuz/chromium`, which is
 * unpacked once. `CHROME_FROM_PACKAGE` skips the installed one.
 *
 * @throws Error when CHROME_PATH is not an executable.
 */
export async function findChrome(): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!isExecutable(given)) throw new Error(`CHROME_PATH is not an executable: ${given}`);
    return given;
  }
  const installed = process.env.CHROME_FROM_PACKAGE ? undefined : INSTALLED.find(isExecutable);
  return installed ?? unpackOnce();
}

/** The package unpacks into the temporary folder whatever lies there, so it gets one per version. */
async function unpackOnce(): Promise<string> {
  const folder = join(
    fileURLToPath(new URL('../../../node_modules/.cache', import.meta.url)),
    `chromium-${packageVersion()}`,
  );
  const ready = join(folder, 'chromium');
  if (existsSync(ready) && existsSync(join(folder, 'libGLESv2.so'))) return ready;
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function packageVersion(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  // The package's own manifest always has a version.
  const manifest = JSON.parse(readFileSync(join(findManifestFolder(main), 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function findManifestFolder(file: string): string {
  let folder = dirname(file);
  while (!/[\\/]chromium$/.test(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
