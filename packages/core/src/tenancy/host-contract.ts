/**
 * The host tables that Podflight reads, and the columns it needs of each. `optional` tables may be
 * absent (`hostSchema.tables.<name> = false`); `without` says what is lost then.
 */
export const HOST_CONTRACT = {
  tenants: { columns: ['tenant_id'] },
  podcasts: {
    columns: ['podcast_id', 'tenant_id', 'title', 'category', 'language', 'explicit', 'metadata'],
  },
  episodes: {
    columns: [
      'episode_id',
      'podcast_id',
      'title',
      'publish_date',
      'categories',
      'explicit',
      'ad_slots',
      'metadata',
    ],
  },
  sponsors: {
    columns: ['sponsor_id', 'tenant_id', 'name', 'company', 'industry', 'email', 'metadata'],
  },
  campaigns: {
    columns: [
      'campaign_id',
      'tenant_id',
      'podcast_id',
      'sponsor_id',
      'name',
      'status',
      'start_date',
      'end_date',
      'campaign_value',
      'metadata',
    ],
  },
  attribution_events: {
    columns: [
      'event_id',
      'timestamp',
      'tenant_id',
      'campaign_id',
      'podcast_id',
      'episode_id',
      'attribution_method',
      'attribution_data',
      'conversion_data',
    ],
    optional: true,
    without: 'sponsor revenue and historical lift',
  },
  listener_metrics: {
    columns: [
      'timestamp',
      'tenant_id',
      'podcast_id',
      'episode_id',
      'metric_type',
      'value',
      'platform',
      'metadata',
    ],
    optional: true,
    without: "audience signals from the host's own listener events",
  },
} as const;

/** Name of a host table as the contract spells it. */
export type HostTable = keyof typeof HOST_CONTRACT;

/** Name of a column of host table `T` as the contract spells it. */
export type HostColumn<T extends HostTable> = (typeof HOST_CONTRACT)[T]['columns'][number];
