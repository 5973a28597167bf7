import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from './calendar.ts';
import { dailyNumbers } from './daily-numbers.ts';
import { metricsCsv } from './metrics-csv.ts';
import { withMistakes } from './mistakes.ts';
import { plannedShows } from './planned-shows.ts';
import { tenantPlans } from './tenant-plans.ts';

const FIRST_DAY = '2026-06-15';
const tenants = tenantPlans.map((plan) => plannedShows(plan, FIRST_DAY));
const everyShow = tenants.flat();

describe('the demo’s data', () => {
  it('has two tenants of four to six shows with 30 to 60 episodes each, and no id twice', () => {
    expect(tenants.map((shows) => shows.length)).toEqual([6, 5]);
    for (const { episodes } of everyShow) {
      expect(episodes.length).toBeGreaterThanOrEqual(30);
      expect(episodes.length).toBeLessThanOrEqual(60);
      expect(new Set(episodes.map(({ title }) => title)).size).toBe(episodes.length);
    }
    const ids = everyShow.flatMap(({ podcast_id, episodes }) => [
      podcast_id,
      ...episodes.map((one) => one.episode_id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });

  it('spreads the episodes over a year and keeps a few for the weeks ahead', () => {
    for (const { episodes } of everyShow) {
      const ahead = episodes.filter(({ published }) => published > FIRST_DAY);
      expect(ahead).toHaveLength(3);
      expect(episodes[0]?.published.slice(0, 4)).toBe('2025');
    }
  });

  it('is the same each time, and another for another day', () => {
    const [show] = everyShow;
    if (!show) throw new Error('no show');
    const once = metricsCsv(dailyNumbers(show, '2026-06-01', FIRST_DAY));
    expect(metricsCsv(dailyNumbers(show, '2026-06-01', FIRST_DAY))).toBe(once);
    expect(metricsCsv(dailyNumbers(show, '2026-06-02', FIRST_DAY))).not.toBe(once);
  });

  it('lets an episode start high and fall off', () => {
    for (const show of everyShow) {
      const episode = show.episodes[10];
      if (!episode) throw new Error('no episode');
      const ofWeek = (week: number) =>
        daysFrom(addDays(episode.published, week * 7), addDays(episode.published, week * 7 + 6))
          .flatMap((day) => dailyNumbers(show, day, FIRST_DAY))
          .filter(({ episode_id }) => episode_id === episode.episode_id)
          .reduce((sum, { downloads }) => sum + downloads, 0);
      expect(ofWeek(0)).toBeGreaterThan(3 * ofWeek(1));
      expect(ofWeek(1)).toBeGreaterThan(1.5 * ofWeek(4));
    }
  });

  it('has nothing for an episode that is not out', () => {
    const [show] = everyShow;
    if (!show) throw new Error('no show');
    const out = new Set(
      show.episodes.filter(({ published }) => published <= '2026-01-10').map((one) => one.episode_id),
    );
    expect(dailyNumbers(show, '2026-01-10', FIRST_DAY).every(({ episode_id }) => out.has(episode_id))).toBe(
      true,
    );
  });
});

describe('withMistakes', () => {
  it('spoils exactly eight rows, whatever the length of the file', () => {
    const lines = everyShow.flatMap((show) => dailyNumbers(show, '2026-06-10', FIRST_DAY));
    for (const length of [20, 101, lines.length]) {
      const some = lines.slice(0, length);
      const options = { from: 6, tomorrow: '2026-06-20', stranger: '00000000-0000-4000-8000-000000000000' };
      const spoiled = withMistakes(some, options).split('\n');
      const right = metricsCsv(some).split('\n');
      expect(spoiled.filter((line, index) => line !== right[index])).toHaveLength(8);
    }
  });
});
