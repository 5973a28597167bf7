import type { AudienceFitData } from './advertiser/audience-fit-data.ts';
import type { InventoryCalendarData } from './advertiser/inventory-calendar-data.ts';
import type { ProjectedCpmData } from './advertiser/projected-cpm-data.ts';
import type { CardName } from './card.ts';
import type { MakegoodsPendingData } from './creator/makegoods-pending-data.ts';
import type { PacingData } from './creator/pacing-data.ts';
import type { SponsorRevenueData } from './creator/sponsor-revenue-data.ts';
import type { EtlHealthData } from './ops/etl-health-data.ts';
import type { PipelineForecastData } from './ops/pipeline-forecast-data.ts';
import type { WinLossData } from './ops/win-loss-data.ts';

type Row = Readonly<Record<string, unknown>>;
type DataOf = {
  pacing: PacingData;
  sponsor_revenue: SponsorRevenueData;
  makegoods_pending: MakegoodsPendingData;
  audience_fit: AudienceFitData;
  projected_cpm: ProjectedCpmData;
  inventory_calendar: InventoryCalendarData;
  pipeline_forecast: PipelineForecastData;
  win_loss: WinLossData;
  etl_health: EtlHealthData;
};

/** A card as one table: its columns, and the rows of its data. */
export type CardTable<K extends CardName> = {
  columns: readonly string[];
  rows: (data: DataOf[K]) => readonly Row[];
};

/** What each card's CSV holds. */
export const CARD_TABLES: { [K in CardName]: CardTable<K> } = {
  pacing: {
    columns: [
      ...['io_id', 'io_number', 'line_no', 'podcast_id', 'podcast_title', 'episode_id', 'episode_title'],
      ...['advertiser_id', 'advertiser_name', 'first_day', 'last_day', 'time_zone', 'booked_impressions'],
      ...['delivered_impressions', 'delivery_share', 'expected_share', 'pacing_index', 'linear_index'],
      ...[
        'projected_impressions',
        'projected_low',
        'projected_high',
        'days_left',
        'required_per_day',
        'status',
      ],
      ...['mode', 'reason', 'flags', 'tz_uncertainty_impressions', 'data_through'],
    ],
    rows: ({ flights }) => flights,
  },
  sponsor_revenue: {
    columns: [
      ...['advertiser_id', 'advertiser_name', 'currency', 'earned_cents', 'booked_not_earned_cents'],
      ...['at_risk_cents', 'lines'],
    ],
    rows: ({ by_sponsor }) => by_sponsor,
  },
  makegoods_pending: {
    columns: [
      ...[
        'io_id',
        'io_number',
        'line_no',
        'podcast_title',
        'episode_title',
        'advertiser_name',
        'booked_impressions',
      ],
      ...[
        'delivered_impressions',
        'outstanding_impressions',
        'value_cents',
        'currency',
        'reason',
        'age_days',
      ],
      ...[
        'open_makegoods',
        'next_episode_id',
        'next_episode_title',
        'next_publish_date',
        'next_projected_low',
      ],
    ],
    rows: ({ items }) =>
      items.map(({ next_slot, ...item }) => ({
        ...item,
        next_episode_id: next_slot?.episode_id,
        next_episode_title: next_slot?.episode_title,
        next_publish_date: next_slot?.publish_date,
        next_projected_low: next_slot?.projected_low,
      })),
  },
  audience_fit: {
    columns: [
      ...[
        'match_id',
        'advertiser_id',
        'advertiser_name',
        'podcast_id',
        'podcast_title',
        'score',
        'range_low',
      ],
      ...['range_high', 'band', 'coverage', 'provisional', 'eligible', 'rationale', 'updated_at'],
    ],
    rows: ({ matches }) => matches,
  },
  projected_cpm: {
    columns: [
      ...['podcast_id', 'podcast_title', 'ad_unit_id', 'name', 'position', 'currency', 'booked_cpm_cents'],
      ...['projected_cpm_cents', 'low_cents', 'high_cents', 'basis', 'impressions', 'n'],
    ],
    rows: ({ rows }) => rows,
  },
  inventory_calendar: {
    columns: [
      ...[
        'podcast_id',
        'podcast_title',
        'ad_unit_id',
        'name',
        'position',
        'unit',
        'day',
        'state',
        'capacity',
      ],
      ...['reserved', 'held', 'available', 'episode_ids', 'rate_cpm_cents', 'currency'],
    ],
    rows: ({ rows }) => rows.flatMap(({ cells, ...row }) => cells.map((cell) => ({ ...row, ...cell }))),
  },
  pipeline_forecast: {
    columns: ['month', 'currency', 'earned_cents', 'booked_cents', 'pipeline_cents'],
    rows: ({ currencies }) =>
      currencies.flatMap(({ currency, by_month }) => by_month.map((month) => ({ ...month, currency }))),
  },
  win_loss: { columns: ['month', 'won', 'lost'], rows: ({ months }) => months },
  etl_health: {
    columns: ['day', 'records_imported', 'records_failed'],
    rows: ({ days }) => days,
  },
};
