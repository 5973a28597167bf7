import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { METRICS_HEADER } from '@podflight/testing/metrics-file';

const SOURCES = ['spotify', 'apple', 'youtube', 'overcast'];

/** Writes a canonical file of `rows` rows: every source of every episode, day by day. */
export async function writeMetricsCsv(
  path: string,
  episodes: readonly string[],
  rows: number,
): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${METRICS_HEADER}\n`);
  let written = 0;
  for (let day = 0; written < rows; day++) {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    let block = '';
    for (const episode of episodes) {
      for (const source of SOURCES) {
        if (written === rows) break;
        const n = (written * 7919) % 10_007;
        block += `${date},${episode},${source},${n},${n >> 1},0.${100 + (n % 900)},0.0${1 + (n % 9)},${n % 40},${n * 3}\n`;
        written += 1;
      }
    }
    if (!file.write(block)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
