import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildJs } from '@podflight/testing/build-js';
import type { TestProject } from 'vitest/node';
import { startDemo } from './demo-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder as the first start leaves it; tests copy it. */
    freshData: string;
    firstStartMs: number;
  }
}

/** Builds what `npm start` builds and makes the demo's data once. */
export default async function setup(project: TestProject): Promise<() => void> {
  await buildJs();
  const freshData = mkdtempSync(join(tmpdir(), 'quayside-e2e-'));
  const demo = await startDemo({ DATA_DIR: freshData });
  await demo.stop();
  project.provide('freshData', freshData);
  project.provide('firstStartMs', demo.startMs);
  return () => rmSync(freshData, { recursive: true, force: true });
}
