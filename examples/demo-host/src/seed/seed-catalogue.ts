import type { HostDb } from '../host-tables.ts';
import type { Day } from './calendar.ts';
import { insertRows } from './insert-rows.ts';
import { type PlannedShow, plannedShows, tenantId } from './planned-shows.ts';
import { random } from './random.ts';
import { seedCampaigns } from './seed-campaigns.ts';
import { seedListenerMetrics } from './seed-listener-metrics.ts';
import { episodeSafety, showMetadata } from './show-profile.ts';
import type { TenantPlan } from './tenant-plan.ts';

/** Fills the platform's own tables for one tenant: what it knew before Podflight came. */
export async function seedCatalogue(owner: HostDb, plan: TenantPlan, firstDay: Day): Promise<void> {
  const tenant_id = tenantId(plan);
  const shows = plannedShows(plan, firstDay);
  await insertRows(owner, 'tenants', [{ tenant_id, slug: plan.slug, name: plan.name }]);
  await insertRows(
    owner,
    'podcasts',
    shows.map((show) => podcastRow(show, tenant_id)),
  );
  for (const show of shows) await insertRows(owner, 'episodes', episodeRows(show));
  await seedCampaigns(owner, { plan, tenant_id, shows, firstDay });
  await seedListenerMetrics(owner, { tenant_id, shows, firstDay });
}

function podcastRow(show: PlannedShow, tenant_id: string) {
  const { podcast_id } = show;
  const { title, category, language, explicit } = show.plan;
  const metadata = showMetadata(show);
  return { podcast_id, tenant_id, title, category, language, explicit, metadata };
}

function episodeRows({ podcast_id, plan, episodes }: PlannedShow) {
  return episodes.map(({ episode_id, title, published }, index) => ({
    episode_id,
    podcast_id,
    title,
    publish_date: `${published}T05:00:00Z`,
    categories: [plan.category],
    explicit: plan.explicit,
    ad_slots: [
      { position: 'pre', slots: 1, seconds: 30 },
      { position: 'mid', slots: plan.audience > 10_000 ? 2 : 1, seconds: 60 },
      { position: 'post', slots: 1, seconds: 30 },
    ],
    metadata: {
      ...{ number: index + 1, seconds: random(`length ${episode_id}`).int(1_320, 3_540) },
      safety: episodeSafety(plan.title, episode_id),
    },
  }));
}
