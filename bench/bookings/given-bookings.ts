import { type Kysely, sql } from 'kysely';

/** Tenants, and of each podcasts, of each episodes and ad units, of each pair flights one after the other. */
const SHAPE = { tenants: 20, podcasts: 50, episodes: 100, flights: 5 };

/** How many bookings {@link givenBookings} makes. */
export const BOOKINGS = SHAPE.tenants * SHAPE.podcasts * SHAPE.episodes * 2 * SHAPE.flights;

/**
 * Fills the host's tables and ours with a million scheduled bookings: every episode has its pre-roll and
 * mid-roll sold for five weeks in a row, somewhere within a year from `start`. Answers a tenant and one of
 * its podcasts in the middle.
 */
export async function givenBookings(
  owner: Kysely<never>,
  start: string,
): Promise<{ tenant_id: string; podcast_id: string }> {
  await sql`
    insert into tenants (tenant_id, name)
    select gen_random_uuid(), 'Tenant ' || n from generate_series(1, ${SHAPE.tenants}::int) as n`.execute(
    owner,
  );
  await sql`
    insert into podcasts (tenant_id, title)
    select tenant_id, 'Podcast ' || n from tenants, generate_series(1, ${SHAPE.podcasts}::int) as n`.execute(
    owner,
  );
  await sql`
    insert into episodes (podcast_id, title, publish_date)
    select podcast_id, 'Episode ' || n, ${start}::date + n * interval '3.5 days'
    from podcasts, generate_series(1, ${SHAPE.episodes}::int) as n`.execute(owner);
  await sql`
    insert into campaigns (tenant_id, podcast_id, name)
    select tenant_id, podcast_id, 'Campaign of ' || title from podcasts`.execute(owner);
  await sql`
    insert into ad_units (tenant_id, podcast_id, name, position)
    select tenant_id, podcast_id, position || '-roll', position from podcasts, unnest(array['pre', 'mid']) as position`.execute(
    owner,
  );
  await sql`
    insert into io_bookings (tenant_id, campaign_id, podcast_id, ad_unit_id, episode_id, slot_no, flight_start,
      flight_end, booked_impressions, booked_cpm_cents, currency)
    select p.tenant_id, c.campaign_id, p.podcast_id, u.ad_unit_id, e.episode_id, 1,
      e.publish_date + n * interval '7 days', e.publish_date + (n + 1) * interval '7 days', 10000, 2500, 'USD'
    from podcasts as p
    join campaigns as c using (podcast_id)
    join ad_units as u using (podcast_id)
    join episodes as e using (podcast_id)
    cross join generate_series(0, ${SHAPE.flights - 1}::int) as n`.execute(owner);
  await sql`vacuum analyze`.execute(owner);
  const { rows } = await sql<{ tenant_id: string; podcast_id: string }>`
    select tenant_id::text as tenant_id, podcast_id::text as podcast_id from podcasts order by podcast_id offset 500 limit 1`.execute(
    owner,
  );
  const [chosen] = rows;
  if (!chosen) throw new Error('There are no podcasts.');
  return chosen;
}
