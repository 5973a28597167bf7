import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';

/** PostgreSQL in a folder, for a demo that needs nothing installed. */
export type EmbeddedPostgres = {
  /** For `new pg.Pool(...)`. It has one session, so the pool has one connection. */
  poolConfig: PoolConfig;
  /** Writes everything out and ends the thread. */
  close: () => Promise<void>;
};

type Reply = { id: number; bytes?: Uint8Array; failure?: string };
type Ask = (bytes: Uint8Array | undefined) => Promise<Uint8Array>;

/**
 * Opens PGlite on a worker thread: a long statement then never holds up the thread that serves, and the
 * two use a processor each. `pg` speaks to it through a stream, as it would to a server.
 */
export async function embeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { folder } });
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>();
  const failAll = (error: Error) => {
    for (const [id, asked] of waiting) {
      waiting.delete(id);
      asked.reject(error);
    }
  };
  let ended: Error | null = null;
  worker.on('message', ({ id, bytes, failure }: Reply) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(bytes ?? new Uint8Array());
    else asked?.reject(new Error(failure));
  });
  worker.on('error', failAll);
  worker.on('exit', (code) => {
    ended = new Error(`The embedded database has ended (code ${code}).`);
    failAll(ended);
  });

  await new Promise<Uint8Array>((resolve, reject) => waiting.set(0, { resolve, reject }));
  let lastId = 0;
  const ask: Ask = (bytes) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      waiting.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, bytes });
    });
  return {
    poolConfig: {
      max: 1,
      user: 'postgres',
      password: 'unused',
      database: 'postgres',
      stream: () => session(ask),
    },
    close: async () => {
      await ask(undefined);
    },
  };
}

/** What a socket to a server would be. PGlite's one session outlives it, so a new one starts by clearing up. */
function session(ask: Ask): Duplex {
  let fresh = true;
  const exchange = async (bytes: Uint8Array): Promise<void> => {
    if (fresh) {
      fresh = false;
      await ask(simpleQuery('rollback'));
      await ask(simpleQuery('discard all'));
    }
    const reply = await ask(bytes);
    if (reply.byteLength > 0) duplex.push(reply);
  };
  const duplex = new Duplex({
    read() {},
    writev(chunks, done) {
      exchange(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
    },
    final(done) {
      duplex.push(null);
      done();
    },
  });
  return Object.assign(duplex, {
    connect: () => process.nextTick(() => duplex.emit('connect')),
    setNoDelay: () => duplex,
    setKeepAlive: () => duplex,
    ref: () => duplex,
    unref: () => duplex,
  });
}

function simpleQuery(text: string): Uint8Array {
  const message = Buffer.alloc(text.length + 6);
  message.write('Q');
  message.writeInt32BE(text.length + 5, 1);
  message.write(text, 5);
  return message;
}
