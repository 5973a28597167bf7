import type { HostDb } from '../host-tables.ts';
import type { Day } from './calendar.ts';
import { insertRows } from './insert-rows.ts';
import { type PlannedShow, plannedShows, tenantId } from './planned-shows.ts';
import { type Random, random } from './random.ts';
import { seedCampaigns } from './seed-campaigns.ts';
import { seedListenerMetrics } from './seed-listener-metrics.ts';
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

function podcastRow({ podcast_id, plan }: PlannedShow, tenant_id: string) {
  const { title, category, language, explicit, summary, host } = plan;
  const audience = audienceProfile(random(`profile ${podcast_id}`), language);
  const metadata = { summary, host, audience };
  return { podcast_id, tenant_id, title, category, language, explicit, metadata };
}

/** Shares of the audience, as a survey among listeners would give them. */
function audienceProfile(draw: Random, language: string) {
  const share = (value: number) => Math.round(value * 1_000) / 1_000;
  const home = 0.38 + draw.next() * 0.22;
  const second = (1 - home) * (0.4 + draw.next() * 0.2);
  const [first, next, other] = language === 'de' ? ['DE', 'AT', 'CH'] : ['GB', 'US', 'IE'];
  const young = 0.16 + draw.next() * 0.22;
  const middle = 0.34 + draw.next() * 0.14;
  const women = 0.4 + draw.next() * 0.2;
  return {
    countries: {
      [`${first}`]: share(home),
      [`${next}`]: share(second),
      [`${other}`]: share(1 - home - second),
    },
    ages: { '18-29': share(young), '30-44': share(middle), '45-99': share(1 - young - middle) },
    genders: { female: share(women), male: share(0.97 - women), other: 0.03 },
    sample: draw.int(180, 1_400),
  };
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
    metadata: { number: index + 1, seconds: random(`length ${episode_id}`).int(1_320, 3_540) },
  }));
}
