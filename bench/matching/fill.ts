import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** How many of each there are in a tenant. */
export type Size = { advertisers: number; podcasts: number };

/** The instant that the bench happens at; its year of metrics ends on the day before. */
export const NOW = '2026-03-02T12:00:00.000Z';

/**
 * Makes a tenant: shows with audiences, topics, rated episodes, a year of daily metrics, ad units, bookings that
 * were delivered, run and are to come; advertisers with targets, and what listeners bought.
 */
export async function fillTenant(owner: Kysely<never>, { advertisers, podcasts }: Size): Promise<string> {
  const { rows } = await sql<{ tenant_id: string }>`
    insert into tenants (name) values (${`${advertisers} × ${podcasts}`}) returning tenant_id::text`.execute(
    owner,
  );
  const tenant_id = rows[0]?.tenant_id ?? '';
  const tenant = sql`${tenant_id}::uuid`;
  const ours = sql`podcast_id in (select podcast_id from podcasts where tenant_id = ${tenant})`;
  await sql`
    insert into podcasts (tenant_id, title, category, metadata)
    select ${tenant}, 'Show ' || n, (array['Business', 'Technology', 'True Crime', 'Comedy', 'Food', 'Sports'])[1 + n % 6],
      jsonb_build_object(
        'audience', jsonb_build_object(
          'geo', jsonb_build_object('US', (20 + n % 50) / 100.0, 'GB', (n % 20) / 100.0, 'DE', 0.1),
          'age', jsonb_build_object('18-24', (5 + n % 20) / 100.0, '25-34', 0.3, '35-54', (20 + n % 25) / 100.0),
          'gender', jsonb_build_object('female', (30 + n % 40) / 100.0, 'male', 0.3),
          'sample_size', 100 + n % 500),
        'topics', jsonb_build_array((array['52', '596', '338', '210', '483', '391'])[1 + n % 6], (array['53', '223', '640'])[1 + n % 3]))
    from generate_series(1, ${podcasts}::int) as n`.execute(owner);
  await sql`
    insert into episodes (podcast_id, title, publish_date, categories, metadata)
    select p.podcast_id, 'Episode ' || n, ${NOW}::timestamptz - interval '14 days' * n, array[p.category],
      jsonb_build_object('safety', jsonb_build_object('obscenity', (array['none', 'low', 'medium'])[1 + (n + length(p.title)) % 3],
        'crime', (array['none', 'none', 'low'])[1 + n % 3]))
    from podcasts as p cross join generate_series(0, 25) as n where p.tenant_id = ${tenant}`.execute(owner);
  await sql`
    insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
    select ${tenant}, e.episode_id, (e.publish_date at time zone 'UTC')::date + age, 'csv', 4000 / (age + 1)
    from episodes as e cross join generate_series(0, 27) as age
    where e.${ours} and (e.publish_date at time zone 'UTC')::date + age < ${NOW}::timestamptz::date`.execute(
    owner,
  );
  await sql`
    insert into ad_units (tenant_id, podcast_id, name, position, rate_cpm_cents, currency)
    select tenant_id, podcast_id, place, place, 1800 + length(title) * 100, 'USD'
    from podcasts cross join unnest(array['pre', 'mid']) as place where tenant_id = ${tenant}`.execute(owner);
  await sql`
    insert into sponsors (tenant_id, name, industry, metadata)
    select ${tenant}, 'Sponsor ' || n, (array['Finance', 'Software', 'Food & Drink', 'Travel', 'Health'])[1 + n % 5],
      jsonb_build_object(
        'targeting', jsonb_build_object('geo', case n % 3 when 0 then '["US"]'::jsonb when 1 then '["US", "GB"]' else '{"DE": 1, "GB": 2}' end,
          'age', '["25-44"]'::jsonb, 'topics', jsonb_build_array((array['52', '596', '338', '210', '483', '391'])[1 + n % 6]),
          'impressions', 5000 + n % 20000, 'positions', '["mid"]'::jsonb),
        'target_cpm_cents', 2000 + n % 1000, 'currency', 'USD',
        'safety_limits', jsonb_build_object('obscenity', (array['low', 'medium'])[1 + n % 2]))
    from generate_series(1, ${advertisers}::int) as n`.execute(owner);
  await fillBookings(owner, tenant_id);
  return tenant_id;
}

/** Two deals of each advertiser: one delivered, whose conversions are in, one that runs. */
async function fillBookings(owner: Kysely<never>, tenant_id: string): Promise<void> {
  const tenant = sql`${tenant_id}::uuid`;
  await sql`
    insert into campaigns (tenant_id, podcast_id, sponsor_id, name, status)
    select ${tenant}, p.podcast_id, s.sponsor_id, 'Deal ' || k, 'active'
    from (select sponsor_id, row_number() over (order by sponsor_id) as n from sponsors where tenant_id = ${tenant}) as s
    cross join generate_series(1, 2) as k
    join (select podcast_id, row_number() over (order by podcast_id) as n, count(*) over () as all from podcasts
      where tenant_id = ${tenant}) as p on p.n = 1 + (s.n * 7 + k) % p.all`.execute(owner);
  await sql`
    insert into io_bookings (tenant_id, campaign_id, podcast_id, ad_unit_id, flight_start, flight_end, booked_impressions,
      booked_cpm_cents, currency, promo_code, status, delivered_impressions, settled_at)
    select ${tenant}, c.campaign_id, c.podcast_id, u.ad_unit_id, ${NOW}::timestamptz - interval '1 day' * f.age,
      ${NOW}::timestamptz - interval '1 day' * (f.age - 28), 10000, 2000, 'USD', 'CODE', f.status, f.delivered,
      case when f.delivered is not null then ${NOW}::timestamptz end
    from campaigns as c
    join ad_units as u on u.podcast_id = c.podcast_id and u.position = 'mid'
    cross join lateral (values ('Deal 1', 'completed', 200, 10000), ('Deal 2', 'active', 10, null)) as f(deal, status, age, delivered)
    where c.tenant_id = ${tenant} and c.name = f.deal`.execute(owner);
  await sql`
    insert into attribution_events ("timestamp", tenant_id, campaign_id, podcast_id, attribution_method, conversion_data)
    select ${NOW}::timestamptz - interval '190 days' + interval '1 hour' * n, ${tenant}, c.campaign_id, c.podcast_id, 'promo_code',
      '{"conversion_value": 40}'
    from campaigns as c cross join generate_series(1, 100) as n
    where c.tenant_id = ${tenant} and c.name = 'Deal 1' and n <= 20 + length(c.campaign_id::text || c.name) % 80`.execute(
    owner,
  );
}
