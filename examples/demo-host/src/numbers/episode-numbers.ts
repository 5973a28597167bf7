import { withTenant } from '@podflight/core/tenancy';
import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';

export type EpisodeNumbers = {
  episode_id: string;
  title: string;
  /** `YYYY-MM-DD`; null while it has none. */
  published: string | null;
  /** Downloads on the day it came out and the six after; null until all seven have numbers. */
  first_7: number | null;
  last_28: number | null;
  all_time: number | null;
};

/** A show's episodes with their downloads up to `through`, newest first. */
export async function episodeNumbers(
  db: HostDb,
  tenant_id: string,
  { podcast_id, through }: { podcast_id: string; through: string },
): Promise<EpisodeNumbers[]> {
  return withTenant({ db, tenant_id }, async (scoped) => {
    const { rows } = await sql<EpisodeNumbers>`
      select e.episode_id, e.title, to_char(e.publish_date at time zone 'UTC', 'YYYY-MM-DD') as published,
             case when (e.publish_date at time zone 'UTC')::date + 6 <= ${through}::date
                  then (sum(m.downloads) filter (where m.day <= (e.publish_date at time zone 'UTC')::date + 6))::float8
             end as first_7,
             (sum(m.downloads) filter (where m.day > ${through}::date - 28))::float8 as last_28,
             sum(m.downloads)::float8 as all_time
      from episodes as e
      join podcasts as p on p.podcast_id = e.podcast_id
      left join metrics_daily as m on m.tenant_id = p.tenant_id and m.episode_id = e.episode_id
      where p.tenant_id = ${tenant_id} and p.podcast_id = ${podcast_id}
      group by e.episode_id
      order by e.publish_date desc nulls first, e.episode_id`.execute(scoped);
    return rows;
  });
}
