import type { Attempt } from './attempt.ts';
import { bookInCore } from './book-in-core.ts';
import { bookOverHttp } from './book-over-http.ts';

/**
 * One process of the bench: that many bookers who all book the same order at once, in core with a
 * connection each, or over HTTP.
 */
const [way, url, who, bookers] = process.argv.slice(2);
if (!url || !who || !bookers) throw new Error('usage: core|http <url> <tenant or person> <bookers>');

const everybody = Array.from({ length: Number(bookers) });
const book = way === 'http' ? bookOverHttp(url, who) : await bookInCore(url, who, everybody.length);

async function attempt(order: unknown): Promise<Attempt> {
  const started = performance.now();
  const outcome = await book(order);
  return { outcome, ms: performance.now() - started };
}

process.on('message', (order) => {
  void Promise.all(everybody.map(() => attempt(order))).then((attempts) => process.send?.(attempts));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
