import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromeFlags, findChrome } from '../testing/src/find-chrome.ts';
import { fakeApi } from './dev/fake-api.mjs';

const executablePath = await findChrome();

/** The stand-in API answers before anything else looks at the request. */
async function fakeApiMiddleware(context, next) {
  if (!context.url.startsWith('/fake/')) return next();
  context.respond = false;
  await fakeApi(context.req, context.res);
}

export default {
  rootDir: '../..',
  files: ['src/**/*.test.ts', '!src/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'import', 'default'] },
  concurrency: 2,
  browsers: [chromeLauncher({ launchOptions: { executablePath, args: chromeFlags, headless: true } })],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  middleware: [fakeApiMiddleware],
  testFramework: { config: { timeout: 10_000 } },
};
