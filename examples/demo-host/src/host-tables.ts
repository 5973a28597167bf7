import type { ColumnType, Generated, Kysely } from 'kysely';

type Json = ColumnType<Record<string, unknown>, string, string>;

/** The platform's own tables, as `schema.sql` makes them; only what its pages and its API read. */
export type HostTables = {
  tenants: { tenant_id: string; slug: string; name: string };
  podcasts: {
    podcast_id: string;
    tenant_id: string;
    title: string;
    category: string | null;
    language: string;
    explicit: boolean;
    metadata: Json;
  };
  episodes: {
    episode_id: string;
    podcast_id: string;
    title: string;
    publish_date: Date | null;
    categories: string[];
    explicit: boolean;
  };
  sponsors: {
    sponsor_id: string;
    tenant_id: string;
    name: string;
    company: string | null;
    industry: string | null;
    email: string | null;
  };
  campaigns: {
    campaign_id: string;
    tenant_id: string;
    podcast_id: string | null;
    sponsor_id: string | null;
    name: string;
    status: string;
    start_date: string | null;
    end_date: string | null;
    campaign_value: string | null;
  };
  platform_events: {
    event_id: string;
    tenant_id: string;
    type: string;
    subject: string | null;
    happened_at: ColumnType<Date, string, never>;
    received_at: Generated<Date>;
    data: Json;
  };
};

/** The platform's database, for whom its tables are. */
export type HostDb = Kysely<HostTables>;
