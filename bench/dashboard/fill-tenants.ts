import { type Kysely, sql } from 'kysely';

/** When the bench's cards are asked, and the last day with numbers. */
export const NOW = '2026-11-24T09:00:00Z';
const THROUGH = '2026-11-23';

/** Of one tenant: 25 shows of 100 weekly episodes, the last four of them still to come. */
const SHOWS = 25;
const EPISODES = 100;
const TO_COME = 4;
/** Days of numbers of an episode, from each of two sources: 500,000 rows a tenant. */
const DAYS = 112;

/**
 * Adds tenants of one size to an empty or filled database, by SQL: each with 500,000 rows of numbers, 10,000
 * bookings, 2,500 campaigns, 2,500 matches and a year of imports. Answers how many rows of numbers there are then.
 */
// biome-ignore lint/suspicious/noExplicitAny: any host's tables
export async function fillTenants(owner: Kysely<any>, wanted: number): Promise<number> {
  await owner.connection().execute(async (db) => {
    // Foreign keys hold by construction, and checking ten million rows is most of the work.
    await sql`set session_replication_role = replica`.execute(db);
    await sql`create temporary table added as
      select gen_random_uuid() as tenant_id, n from generate_series((select count(*) from tenants) + 1, ${wanted}::int) as n`.execute(
      db,
    );
    await sql`insert into tenants (tenant_id, name) select tenant_id, 'Tenant ' || n from added`.execute(db);
    for (const step of [host, bookings, pipeline, numbers]) await step(db);
    await sql`drop table added`.execute(db);
    await sql`set session_replication_role = origin`.execute(db);
  });
  await sql`vacuum (analyze)`.execute(owner);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from metrics_daily`.execute(owner);
  return rows[0]?.n ?? 0;
}

// biome-ignore-start lint/suspicious/noExplicitAny: as above
async function host(db: Kysely<any>): Promise<void> {
  await sql`insert into podcasts (tenant_id, title, category)
    select tenant_id, 'Show ' || s, 'Technology' from added, generate_series(1, ${SHOWS}::int) as s`.execute(
    db,
  );
  await sql`insert into sponsors (tenant_id, name, industry)
    select tenant_id, 'Sponsor ' || s, 'Software' from added, generate_series(1, 100) as s`.execute(db);
  // A weekday and an hour of its own for each show.
  await sql`insert into episodes (podcast_id, title, publish_date)
    select p.podcast_id, 'Episode ' || e,
      timestamptz '2026-11-24 05:00Z' + (${TO_COME}::int - e) * interval '7 days' - (hashtext(p.title) & 127) % 7 * interval '1 day'
    from added a join podcasts p using (tenant_id), generate_series(1, ${EPISODES}::int) as e`.execute(db);
  await sql`insert into ad_units (tenant_id, podcast_id, name, position, delivery, slots_per_episode, rate_cpm_cents, currency)
    select p.tenant_id, p.podcast_id, u.name, u.position, u.delivery, u.slots, u.rate, 'USD'
    from added a join podcasts p using (tenant_id),
      (values ('Pre-roll', 'pre', 'embedded', 1, 1800), ('Mid-roll', 'mid', 'embedded', 2, 2500), ('Post-roll', 'post', 'dynamic', 1, 1200)) as u(name, position, delivery, slots, rate)`.execute(
    db,
  );
}

async function bookings(db: Kysely<any>): Promise<void> {
  await sql`insert into campaigns (tenant_id, podcast_id, sponsor_id, name, status, start_date, end_date, campaign_value, stage, stage_changed_at)
    select a.tenant_id, p.id, s.id, 'Campaign ' || c, 'active', day, day + 29, 1000 + c * 7 % 20000,
      case when c % 10 < 5 then 'won' when c % 10 < 7 then 'lost' else (array['lead','qualified','proposal','negotiation'])[1 + c % 4] end,
      (day - 20)::timestamptz
    from added a
    cross join lateral (select array_agg(podcast_id) as ids from podcasts where tenant_id = a.tenant_id) as ps
    cross join lateral (select array_agg(sponsor_id) as ids from sponsors where tenant_id = a.tenant_id) as ss
    cross join generate_series(1, 2500) as c
    cross join lateral (select ps.ids[1 + c % ${SHOWS}::int] as id) as p
    cross join lateral (select ss.ids[1 + c % 100] as id) as s
    cross join lateral (select date '2026-11-24' - (c * 13 % 700) + case when c % 10 >= 7 then 600 else 0 end as day) as d`.execute(
    db,
  );
  // An order for each won campaign and, for each episode, four lines of it: one pre, two mid, one post.
  await sql`insert into insertion_orders (tenant_id, campaign_id, io_number, currency, time_zone, terms)
    select c.tenant_id, c.campaign_id, 'IO-' || row_number() over (partition by c.tenant_id order by c.campaign_id), 'USD', 'America/New_York',
      '{"settle_days": 3, "tolerance": 0, "agency_commission_bps": 1500}'
    from added a join campaigns c using (tenant_id) where c.stage = 'won'`.execute(db);
  await sql`
    with orders as (
      select o.*, row_number() over (partition by o.tenant_id order by o.insertion_order_id) - 1 as n, count(*) over (partition by o.tenant_id) as all_n
      from added a join insertion_orders o using (tenant_id)
    ), places as (
      select p.tenant_id, p.podcast_id, e.episode_id, e.publish_date, u.ad_unit_id, u.rate_cpm_cents, slot,
        row_number() over (partition by p.tenant_id order by e.publish_date, u.ad_unit_id, slot) as n
      from added a join podcasts p using (tenant_id) join episodes e using (podcast_id)
      join ad_units u on u.podcast_id = p.podcast_id, generate_series(1, u.slots_per_episode) as slot
    ), flights as (
      select pl.*, o.insertion_order_id, o.campaign_id, pl.publish_date::date as first_day, pl.n % 17 as luck
      from places pl join orders o on o.tenant_id = pl.tenant_id and o.n = pl.n % o.all_n
    )
    insert into io_bookings (tenant_id, insertion_order_id, line_no, campaign_id, podcast_id, ad_unit_id, episode_id, slot_no,
      flight_start, flight_end, time_zone, booked_impressions, booked_cpm_cents, currency, status, delivered_impressions, settled_at, cancelled_at, resolution, delivered_months)
    select f.tenant_id, f.insertion_order_id, 1 + f.n, f.campaign_id, f.podcast_id, f.ad_unit_id, f.episode_id, f.slot,
      first_day::timestamp at time zone 'America/New_York', (first_day + 30)::timestamp at time zone 'America/New_York', 'America/New_York',
      20000 + 1000 * luck, rate_cpm_cents, 'USD', st.status,
      case when st.over then 30000 - 100 * luck end, case when st.over then (first_day + 34)::timestamptz end,
      case when st.status = 'cancelled' then (first_day + 5)::timestamptz end, case when st.status = 'completed' then 'delivered' end,
      case when st.over then jsonb_build_object(to_char(first_day, 'YYYY-MM'), 20000, to_char(first_day + 29, 'YYYY-MM'), 30000 - 100 * luck) end
    from flights f cross join lateral (
      select case when n % 101 = 0 then 'cancelled' when first_day > ${THROUGH}::date then 'scheduled' when first_day + 33 > ${THROUGH}::date then 'active'
        when luck >= 16 and first_day > ${THROUGH}::date - 200 then 'makegood' else 'completed' end as status,
        first_day + 33 <= ${THROUGH}::date and n % 101 <> 0 as over) as st`.execute(db);
}

async function pipeline(db: Kysely<any>): Promise<void> {
  await sql`insert into deals (tenant_id, campaign_id, stage, revision, expected_close, closed_at, last_activity_at, loss_reason)
    select c.tenant_id, c.campaign_id, c.stage, 3, c.start_date, case when c.stage in ('won', 'lost') then c.stage_changed_at end, c.stage_changed_at,
      case when c.stage = 'lost' then 'price' end
    from added a join campaigns c using (tenant_id)`.execute(db);
  await sql`insert into deal_stage_history (tenant_id, campaign_id, from_stage, to_stage, days_in_previous_stage, revision, changed_at)
    select c.tenant_id, c.campaign_id, m.from_stage, case when m.n = 3 and c.stage in ('won', 'lost') then c.stage else m.to_stage end, 5 + m.n, m.n,
      c.stage_changed_at - (3 - m.n) * interval '6 days'
    from added a join campaigns c using (tenant_id),
      (values (1, 'lead', 'qualified'), (2, 'qualified', 'proposal'), (3, 'proposal', 'negotiation')) as m(n, from_stage, to_stage)`.execute(
    db,
  );
  await sql`insert into matches (tenant_id, advertiser_id, podcast_id, rationale, coverage, range_low, score)
    select s.tenant_id, s.sponsor_id, p.podcast_id, 'Topics match.', 0.8, (hashtext(s.sponsor_id::text || p.podcast_id::text) & 1023) % 60, (hashtext(s.sponsor_id::text || p.podcast_id::text) & 1023) % 101
    from added a join sponsors s using (tenant_id) join podcasts p using (tenant_id)`.execute(db);
  await sql`insert into etl_imports (tenant_id, source, status, rows_read, records_imported, records_inserted, day_from, day_to, started_at, completed_at)
    select tenant_id, 'csv', 'completed', 1400, 1400, 1400, d::date - 1, d::date - 1, d + interval '6 hours', d + interval '6 hours'
    from added, generate_series(timestamptz '2025-11-25Z', timestamptz '2026-11-24Z', interval '1 day') as d`.execute(
    db,
  );
}

/** Each episode's downloads fall with its age: 1 / (1 + age), 30,000 in thirty days over both sources. */
async function numbers(db: Kysely<any>): Promise<void> {
  await sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
    select p.tenant_id, e.episode_id, e.publish_date::date + age, source, round((3700 + (hashtext(e.episode_id::text) & 1023)) / (1 + age))
    from added a join podcasts p using (tenant_id) join episodes e using (podcast_id),
      generate_series(0, ${DAYS}::int) as age, (values ('apple'), ('spotify')) as s(source)
    where e.publish_date::date + age <= ${THROUGH}::date
    order by p.tenant_id, e.episode_id, e.publish_date::date + age, source`.execute(db);
}
// biome-ignore-end lint/suspicious/noExplicitAny: as above
