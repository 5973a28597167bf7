import { spawnSync } from 'node:child_process';

/**
 * The peer: `psql \copy` of the file into an unlogged staging table, then one merge that keeps the last
 * row of a key, checks the episodes' tenant and writes only what differs. No validation of values
 * beyond what the column types do. Answers seconds.
 */
export function copyAndMerge(url: string, file: string, tenantId: string): number {
  const script = `
    \\set ON_ERROR_STOP on
    create unlogged table peer_staging (
      line bigint generated always as identity, day date, episode_id uuid, source text, downloads bigint,
      listeners bigint, completion_rate float8, ctr float8, conversions bigint, revenue_cents bigint);
    \\copy peer_staging (day, episode_id, source, downloads, listeners, completion_rate, ctr, conversions, revenue_cents) from '${file}' with (format csv, header)
    insert into metrics_daily as m (tenant_id, episode_id, day, source, downloads, listeners, completion_rate, ctr, conversions, revenue_cents)
    select distinct on (s.episode_id, s.day, s.source)
      p.tenant_id, s.episode_id, s.day, s.source, s.downloads, s.listeners, s.completion_rate, s.ctr, s.conversions, s.revenue_cents
    from peer_staging s
    join episodes e on e.episode_id = s.episode_id
    join podcasts p on p.podcast_id = e.podcast_id and p.tenant_id = '${tenantId}'
    order by s.episode_id, s.day, s.source, s.line desc
    on conflict (tenant_id, episode_id, day, source) do update set
      downloads = excluded.downloads, listeners = excluded.listeners, completion_rate = excluded.completion_rate,
      ctr = excluded.ctr, conversions = excluded.conversions, revenue_cents = excluded.revenue_cents
    where (m.downloads, m.listeners, m.completion_rate, m.ctr, m.conversions, m.revenue_cents)
      is distinct from (excluded.downloads, excluded.listeners, excluded.completion_rate, excluded.ctr, excluded.conversions, excluded.revenue_cents);
    drop table peer_staging;`;
  const began = performance.now();
  const done = spawnSync('psql', ['-X', '-q', url], { input: script, encoding: 'utf8' });
  if (done.error) throw new Error('This bench needs psql on the PATH: its peer is psql \\copy.');
  if (done.status !== 0) throw new Error(done.stderr);
  return (performance.now() - began) / 1000;
}
