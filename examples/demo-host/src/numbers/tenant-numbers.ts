import { withTenant } from '@podflight/core/tenancy';
import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';

/** The newest day that the tenant has numbers for, `YYYY-MM-DD`; null before the first import. */
export async function dataThrough(db: HostDb, tenant_id: string): Promise<string | null> {
  return withTenant({ db, tenant_id }, async (scoped) => {
    const { rows } = await sql<{ day: string | null }>`
      select to_char(max(day), 'YYYY-MM-DD') as day from metrics_daily where tenant_id = ${tenant_id}`.execute(
      scoped,
    );
    return rows[0]?.day ?? null;
  });
}

export type ShowDay = { podcast_id: string; day: string; downloads: number };

/** Downloads by show and day over the `days` days up to `through`; a day without numbers has no row. */
export async function downloadsByShow(
  db: HostDb,
  tenant_id: string,
  { through, days }: { through: string; days: number },
): Promise<ShowDay[]> {
  return withTenant({ db, tenant_id }, async (scoped) => {
    const { rows } = await sql<ShowDay>`
      select e.podcast_id, to_char(m.day, 'YYYY-MM-DD') as day, sum(m.downloads)::float8 as downloads
      from metrics_daily as m
      join episodes as e on e.episode_id = m.episode_id
      where m.tenant_id = ${tenant_id} and m.day > ${through}::date - ${days}::int and m.day <= ${through}::date
      group by e.podcast_id, m.day`.execute(scoped);
    return rows;
  });
}
