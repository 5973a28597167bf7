import { addDays, type Day } from './calendar.ts';
import type { PlannedShow } from './planned-shows.ts';
import type { Random } from './random.ts';

const SEASONS = ['spring', 'summer', 'launch', 'new year', 'always on'] as const;
const COUNT = 26;

type Prospect = {
  campaign_id: string;
  podcast_id: string;
  sponsor_id: string;
  name: string;
  status: string;
  start_date: Day;
  end_date: Day;
  campaign_value: number | null;
  metadata: Record<string, unknown>;
};

/** Campaigns that are only talked about yet: the sponsors' next ones, most with a value in mind. */
export function prospects(
  draw: Random,
  shows: readonly PlannedShow[],
  sponsors: readonly { sponsor_id: string; plan: { name: string } }[],
  firstDay: Day,
): Prospect[] {
  return Array.from({ length: COUNT }, (_, n) => {
    const sponsor = sponsors[n % sponsors.length];
    const show = shows[draw.int(0, shows.length - 1)];
    if (!sponsor || !show) throw new Error('A tenant of the demo has no show or no sponsor.');
    const start_date = addDays(firstDay, draw.int(25, 150));
    const reach = show.plan.audience * draw.int(2, 6);
    const value = Math.round((reach * draw.int(19, 29)) / 1_000 / 50) * 50;
    return {
      campaign_id: draw.uuid(),
      podcast_id: show.podcast_id,
      sponsor_id: sponsor.sponsor_id,
      name: `${sponsor.plan.name} on ${show.plan.title}, ${draw.pick(SEASONS)}`,
      status: 'draft',
      start_date,
      end_date: addDays(start_date, draw.pick([27, 41, 55])),
      campaign_value: draw.chance(0.1) ? null : value,
      metadata: {},
    };
  });
}
