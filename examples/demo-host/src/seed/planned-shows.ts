import { addDays, type Day, weekday } from './calendar.ts';
import { random } from './random.ts';
import type { ShowPlan, TenantPlan } from './tenant-plan.ts';

export type PlannedEpisode = { episode_id: string; title: string; published: Day; appeal: number };

export type PlannedShow = { podcast_id: string; plan: ShowPlan; episodes: readonly PlannedEpisode[] };

/** Episodes of each show that are written but not out yet on the demo's first day. */
const UPCOMING = 3;
const MOST_EPISODES = 60;

export function tenantId(plan: TenantPlan): string {
  return random(`tenant ${plan.slug}`).uuid();
}

/**
 * The tenant's shows with their episodes, oldest first, around the demo's first day: the same day gives
 * the same ids, titles and days.
 */
export function plannedShows(tenant: TenantPlan, firstDay: Day): PlannedShow[] {
  return tenant.shows.map((plan) => {
    const draw = random(`show ${tenant.slug} ${plan.title}`);
    const podcast_id = draw.uuid();
    const titles = episodeTitles(plan);
    const count = Math.min(titles.length, MOST_EPISODES, Math.floor(365 / plan.cadence) + 1 + UPCOMING);
    const first = addDays(nextRelease(plan, firstDay), (UPCOMING - count) * plan.cadence);
    const episodes = titles.slice(0, count).map((title, n) => ({
      episode_id: draw.uuid(),
      title,
      published: addDays(first, n * plan.cadence),
      // Now and then one travels further than the rest.
      appeal: Math.max(0.4, draw.around(0.16)) * (draw.chance(0.04) ? 1.9 : 1),
    }));
    return { podcast_id, plan, episodes };
  });
}

/** The first release day after `day`. */
function nextRelease(plan: ShowPlan, day: Day): Day {
  const ahead = (plan.releaseWeekday - weekday(day) + 7) % 7;
  return addDays(day, ahead === 0 ? 7 : ahead);
}

function episodeTitles({ forms, subjects, serial }: ShowPlan): string[] {
  const names = subjects.split(';').map((subject) => subject.trim().replace(/\s+/g, ' '));
  return Array.from({ length: names.length * forms.length }, (_, n) => {
    const form = n % forms.length;
    // Unless its parts belong together, a subject's second form comes months after its first.
    const apart = serial ? 0 : form * Math.floor(names.length / forms.length);
    const name = names[(Math.floor(n / forms.length) + apart) % names.length] ?? '';
    return capitalised((forms[form] ?? '{}').replace('{}', name));
  });
}

function capitalised(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
