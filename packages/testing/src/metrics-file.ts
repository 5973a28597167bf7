/** A file of daily metrics as an upload would bring it. */
export const METRICS_HEADER =
  'day,episode_id,source,downloads,listeners,completion_rate,ctr,conversions,revenue_cents';

/** Rows as objects, written in the canonical column order; a missing value is an empty cell. */
export type MetricsLine = {
  day?: string;
  episode_id: string;
  source?: string;
  downloads?: number | string;
  listeners?: number | string;
  completion_rate?: number | string;
  ctr?: number | string;
  conversions?: number | string;
  revenue_cents?: number | string;
};

/** The text of a canonical file. */
export function metricsCsv(lines: readonly MetricsLine[]): string {
  const rows = lines.map(({ day = '2026-09-01', episode_id, source = 'spotify', ...values }) =>
    [
      day,
      episode_id,
      source,
      values.downloads ?? '',
      values.listeners ?? '',
      values.completion_rate ?? '',
      values.ctr ?? '',
      values.conversions ?? '',
      values.revenue_cents ?? '',
    ].join(','),
  );
  return `${[METRICS_HEADER, ...rows].join('\n')}\n`;
}

/** A text as a stream of bytes, in chunks of `chunkBytes`. */
export async function* bytesOf(text: string | Uint8Array, chunkBytes = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
}
