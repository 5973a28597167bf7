import { addDays, type Day, daysBetween, weekday } from './calendar.ts';
import type { PlannedEpisode, PlannedShow } from './planned-shows.ts';
import { type Random, random } from './random.ts';

/** One line of a metrics file. */
export type MetricLine = {
  day: Day;
  episode_id: string;
  source: string;
  downloads: number;
  listeners: number;
  completion_rate: number | null;
  ctr: number | null;
  conversions: number;
  revenue_cents: number;
};

const SOURCES = ['apple', 'spotify', 'web'] as const;

/** What the show's episodes did on one day, a line per episode, newest first, and source that had any download. */
export function dailyNumbers(show: PlannedShow, day: Day, firstDay: Day): MetricLine[] {
  const listening = audienceOf(show);
  const lines: MetricLine[] = [];
  for (const episode of show.episodes.toReversed()) {
    const age = daysBetween(episode.published, day);
    if (age < 0) continue;
    const draw = random(`${episode.episode_id} ${day}`);
    const total = expectedDownloads(show, episode, age, day, firstDay) * draw.around(0.06);
    for (const source of SOURCES) {
      const downloads = Math.round(total * listening.share[source] * draw.around(0.05));
      if (downloads > 0)
        lines.push(line(draw, listening, { day, episode_id: episode.episode_id, source, downloads }));
    }
  }
  return lines;
}

type Listening = {
  share: Record<(typeof SOURCES)[number], number>;
  completion: number;
  click: number;
  cpm: number;
};

/** How this show's audience listens; the same on every day. */
function audienceOf(show: PlannedShow): Listening {
  const draw = random(`audience ${show.podcast_id}`);
  const apple = 0.36 + draw.next() * 0.18;
  const spotify = 0.28 + draw.next() * 0.14;
  return {
    share: { apple, spotify, web: 1 - apple - spotify },
    completion: 0.56 + draw.next() * 0.24,
    click: 0.006 + draw.next() * 0.011,
    cpm: 1_700 + draw.int(0, 1_200),
  };
}

function line(
  draw: Random,
  listening: Listening,
  key: { day: Day; episode_id: string; source: (typeof SOURCES)[number]; downloads: number },
): MetricLine {
  const { downloads, source } = key;
  const rate = (value: number) => Math.round(Math.min(1, value) * 10_000) / 10_000;
  const expectedBuyers = downloads * 0.0006;
  return {
    ...key,
    listeners: Math.max(1, Math.round(downloads * (0.78 + draw.next() * 0.14))),
    // A web player knows who clicked but not how far they listened; Apple's is the other way round.
    completion_rate: source === 'web' ? null : rate(listening.completion * draw.around(0.03)),
    ctr: source === 'apple' ? null : rate(listening.click * draw.around(0.15)),
    conversions: Math.floor(expectedBuyers) + (draw.chance(expectedBuyers % 1) ? 1 : 0),
    revenue_cents: Math.round((downloads * 0.81 * listening.cpm) / 1_000),
  };
}

function expectedDownloads(
  show: PlannedShow,
  episode: PlannedEpisode,
  age: number,
  day: Day,
  firstDay: Day,
): number {
  const { plan } = show;
  const yearsIn = daysBetween(addDays(firstDay, -365), episode.published) / 365;
  const reach = plan.audience * (1 + plan.growth) ** yearsIn * episode.appeal;
  return reach * shareAtAge(age) * weekdayShape(plan.weekend, day) * season(day);
}

/** Share of an episode's first 28 days' downloads that falls on its n-th day: a rush, a tail, an archive. */
function shareAtAge(age: number): number {
  return 0.348 * Math.exp(-age / 1.1) + 0.0406 * Math.exp(-age / 9) + 0.00186 * Math.exp(-age / 140);
}

function weekdayShape(weekend: number, day: Day): number {
  const shape = [weekend, 1.07, 1.08, 1.05, 1.02, 0.97, weekend * 1.04];
  return shape[weekday(day)] ?? 1;
}

/** Fewer commutes in high summer and around the turn of the year; good intentions in January. */
function season(day: Day): number {
  const monthDay = day.slice(5);
  if (monthDay >= '12-22' || monthDay <= '01-02') return 0.8;
  if (monthDay <= '02-10') return 1.06;
  if (monthDay >= '07-05' && monthDay <= '08-28') return 0.91;
  return 1;
}
