import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** The database side of `embedded-postgres.ts`: answers protocol bytes, on a thread of its own. */
type Request = { id: number; bytes?: Uint8Array };

const pglite = await PGlite.create({ dataDir: workerData.folder });
parentPort?.postMessage({ id: 0 });

let turn = Promise.resolve();
parentPort?.on('message', (request: Request) => {
  turn = turn.then(() => answer(request));
});

async function answer({ id, bytes }: Request): Promise<void> {
  try {
    if (!bytes) {
      await pglite.close();
      parentPort?.postMessage({ id });
      process.exit(0);
    }
    const reply = await pglite.execProtocolRaw(bytes);
    // The reply is a copy of PGlite's own making, so its memory is never shared and may be handed over.
    parentPort?.postMessage({ id, bytes: reply }, [reply.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}
