import type { CardName } from '@podflight/core/cards';

/**
 * Each card as somebody writes it first: everything joined, and aggregated at every request. `$1` is the tenant.
 * They answer the main numbers of the card alone, without curves, projections or states.
 */
export const NAIVE_QUERIES: Record<CardName, string> = {
  pacing: `
    select b.io_id, p.title, e.title, s.name, b.booked_impressions, sum(m.downloads) as delivered
    from io_bookings b
    join podcasts p on p.podcast_id = b.podcast_id join episodes e on e.episode_id = b.episode_id
    join campaigns c on c.campaign_id = b.campaign_id join sponsors s on s.sponsor_id = c.sponsor_id
    left join metrics_daily m on m.tenant_id = b.tenant_id and m.episode_id = b.episode_id
      and m.day >= (b.flight_start at time zone b.time_zone)::date and m.day < (b.flight_end at time zone b.time_zone)::date
    where b.tenant_id = $1 group by b.io_id, p.title, e.title, s.name, b.booked_impressions`,
  sponsor_revenue: `
    select s.name, b.currency, date_trunc('month', m.day) as month, sum(m.downloads * b.booked_cpm_cents) / 1000 as earned
    from io_bookings b
    join campaigns c on c.campaign_id = b.campaign_id join sponsors s on s.sponsor_id = c.sponsor_id
    join metrics_daily m on m.tenant_id = b.tenant_id and m.episode_id = b.episode_id
      and m.day >= (b.flight_start at time zone b.time_zone)::date and m.day < (b.flight_end at time zone b.time_zone)::date
    where b.tenant_id = $1 group by 1, 2, 3`,
  makegoods_pending: `
    select b.io_id, b.booked_impressions - sum(m.downloads) as missing
    from io_bookings b join episodes e on e.episode_id = b.episode_id
    join metrics_daily m on m.tenant_id = b.tenant_id and m.episode_id = b.episode_id
      and m.day >= (b.flight_start at time zone b.time_zone)::date and m.day < (b.flight_end at time zone b.time_zone)::date
    where b.tenant_id = $1 and b.status <> 'cancelled' group by b.io_id having sum(m.downloads) < b.booked_impressions`,
  audience_fit: `
    select s.name, p.title, m.* from matches m join sponsors s on s.sponsor_id = m.advertiser_id
    join podcasts p on p.podcast_id = m.podcast_id where m.tenant_id = $1 order by m.score desc`,
  projected_cpm: `
    select p.title, u.name, b.currency, sum(b.booked_impressions * b.booked_cpm_cents) / nullif(sum(n.delivered), 0) as cpm
    from io_bookings b join podcasts p on p.podcast_id = b.podcast_id join ad_units u on u.ad_unit_id = b.ad_unit_id
    join (
      select b.io_id, sum(m.downloads) as delivered from io_bookings b
      join metrics_daily m on m.tenant_id = b.tenant_id and m.episode_id = b.episode_id
        and m.day >= (b.flight_start at time zone b.time_zone)::date and m.day < (b.flight_end at time zone b.time_zone)::date
      where b.tenant_id = $1 group by b.io_id
    ) n on n.io_id = b.io_id
    where b.tenant_id = $1 group by 1, 2, 3`,
  inventory_calendar: `
    select d.day, u.ad_unit_id, count(distinct e.episode_id) * u.slots_per_episode as capacity, count(distinct b.io_id) as booked,
      (select avg(m.downloads) from metrics_daily m join episodes e2 on e2.episode_id = m.episode_id
        where m.tenant_id = $1 and e2.podcast_id = u.podcast_id and extract(dow from m.day) = extract(dow from d.day)) as projected
    from generate_series(timestamp '2026-11-24', '2026-12-21', interval '1 day') as d(day)
    cross join ad_units u
    left join episodes e on e.podcast_id = u.podcast_id and e.publish_date::date = d.day
    left join io_bookings b on b.ad_unit_id = u.ad_unit_id and b.episode_id = e.episode_id and b.status <> 'cancelled'
    where u.tenant_id = $1 and u.podcast_id in (select podcast_id from podcasts where tenant_id = $1 limit 2) group by 1, 2`,
  pipeline_forecast: `
    select c.stage, date_trunc('month', m.day) as month, count(distinct c.campaign_id), sum(c.campaign_value), sum(m.downloads * b.booked_cpm_cents)
    from campaigns c left join deals d on d.tenant_id = c.tenant_id and d.campaign_id = c.campaign_id
    left join io_bookings b on b.campaign_id = c.campaign_id
    left join metrics_daily m on m.tenant_id = b.tenant_id and m.episode_id = b.episode_id
      and m.day >= (b.flight_start at time zone b.time_zone)::date and m.day < (b.flight_end at time zone b.time_zone)::date
    where c.tenant_id = $1 group by 1, 2`,
  win_loss: `
    select c.stage, d.loss_reason, date_trunc('month', d.closed_at), count(distinct c.campaign_id), sum(c.campaign_value), avg(h.days_in_previous_stage)
    from campaigns c join deals d on d.tenant_id = c.tenant_id and d.campaign_id = c.campaign_id
    left join deal_stage_history h on h.tenant_id = c.tenant_id and h.campaign_id = c.campaign_id
    where c.tenant_id = $1 and c.stage in ('won', 'lost') group by 1, 2, 3`,
  etl_health: `
    select m.source, max(m.day), count(distinct (m.episode_id, m.day)) from metrics_daily m
    join episodes e on e.episode_id = m.episode_id where m.tenant_id = $1 group by m.source`,
};
