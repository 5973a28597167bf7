import type { HostDb } from '../host-tables.ts';
import { sponsorMetadata } from './advertiser-brief.ts';
import { addDays, type Day, daysBetween } from './calendar.ts';
import { insertRows } from './insert-rows.ts';
import type { PlannedShow } from './planned-shows.ts';
import { prospects } from './prospects.ts';
import { type Random, random } from './random.ts';
import type { SponsorPlan, TenantPlan } from './tenant-plan.ts';

type Seeding = { plan: TenantPlan; tenant_id: string; shows: readonly PlannedShow[]; firstDay: Day };
type Sponsor = { sponsor_id: string; plan: SponsorPlan };
type Campaign = {
  campaign_id: string;
  podcast_id: string;
  sponsor_id: string;
  name: string;
  status: string;
  start_date: Day;
  end_date: Day;
  campaign_value: number;
  metadata: Record<string, unknown>;
};

const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter', 'Launch', 'Always on'] as const;
const METHODS = ['promo_code', 'vanity_url', 'pixel'] as const;

/** Sponsors, what they booked in the past year and ahead, and what listeners bought because of it. */
export async function seedCampaigns(owner: HostDb, seeding: Seeding): Promise<void> {
  const { plan, tenant_id, shows, firstDay } = seeding;
  const draw = random(`campaigns ${plan.slug}`);
  const sponsors = plan.sponsors.map((sponsor) => ({ sponsor_id: draw.uuid(), plan: sponsor }));
  const campaigns = sponsors.flatMap((sponsor) =>
    Array.from({ length: draw.int(2, 4) }, () => campaign(draw, seeding, sponsor)),
  );
  await insertRows(
    owner,
    'sponsors',
    sponsors.map(({ sponsor_id, plan: { name, company, industry, contact } }) => ({
      ...{
        sponsor_id,
        tenant_id,
        name,
        company,
        industry,
        email: contact,
        metadata: sponsorMetadata(name, firstDay),
      },
    })),
  );
  await insertRows(
    owner,
    'campaigns',
    [...campaigns, ...prospects(random(`prospects ${plan.slug}`), shows, sponsors, firstDay)].map((row) => ({
      ...row,
      tenant_id,
    })),
  );
  await insertRows(
    owner,
    'attribution_events',
    campaigns.flatMap((row) => conversions(row, seeding)).map((row) => ({ ...row, tenant_id })),
  );
}

function campaign(draw: Random, { shows, firstDay }: Seeding, sponsor: Sponsor): Campaign {
  const show = shows[draw.int(0, shows.length - 1)];
  if (!show) throw new Error('A tenant of the demo has no show.');
  const start_date = addDays(firstDay, draw.int(-330, 45));
  const end_date = addDays(start_date, draw.pick([27, 27, 41, 55, 83]));
  const reach = show.plan.audience * draw.int(2, 6);
  return {
    campaign_id: draw.uuid(),
    podcast_id: show.podcast_id,
    sponsor_id: sponsor.sponsor_id,
    name: `${sponsor.plan.name} on ${show.plan.title}, ${draw.pick(SEASONS).toLowerCase()}`,
    status: statusOn(firstDay, start_date, end_date, draw),
    start_date,
    end_date,
    campaign_value: Math.round((reach * draw.int(19, 29)) / 1_000 / 50) * 50,
    metadata: {},
  };
}

function statusOn(today: Day, start: Day, end: Day, draw: Random): string {
  if (draw.chance(0.06)) return 'cancelled';
  if (end < today) return 'completed';
  if (start <= today) return 'active';
  return draw.chance(0.5) ? 'scheduled' : 'draft';
}

function conversions(row: Campaign, { shows, firstDay }: Seeding) {
  if (row.status !== 'completed' && row.status !== 'active') return [];
  const draw = random(`conversions ${row.campaign_id}`);
  const lastDay = row.end_date < firstDay ? row.end_date : addDays(firstDay, -1);
  const days = Math.max(0, daysBetween(row.start_date, lastDay));
  const out = shows
    .find((show) => show.podcast_id === row.podcast_id)
    ?.episodes.filter(({ published }) => published >= addDays(row.start_date, -14) && published <= lastDay);
  const basket = draw.int(24, 95);
  return Array.from({ length: Math.round(row.campaign_value / 60) + draw.int(3, 12) }, () => {
    const second = draw.int(0, 86_399);
    const at = new Date(Date.parse(addDays(row.start_date, draw.int(0, days))) + second * 1_000);
    return {
      event_id: draw.uuid(),
      timestamp: at.toISOString(),
      campaign_id: row.campaign_id,
      podcast_id: row.podcast_id,
      episode_id: out?.[draw.int(0, out.length - 1)]?.episode_id ?? null,
      attribution_method: draw.pick(METHODS),
      attribution_data: { device: draw.pick(['phone', 'phone', 'desktop', 'tablet']) },
      conversion_data: {
        conversion_value: Math.round(basket * draw.around(0.3) * 100) / 100,
        currency: 'EUR',
      },
    };
  });
}
