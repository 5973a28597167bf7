import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  episodeCurve,
  projectFutureEpisode,
  projectYoungEpisode,
  type WeekdayMeans,
  weekdayForecast,
  weekdayHistory,
} from './index.ts';

const repeat = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the curve of a show', () => {
  const front = [70, 20, 10];
  const flat = [40, 30, 30];

  it('is the median share by age over mature episodes, ending at 1', () => {
    const learned = episodeCurve([front, front, front, flat, flat], 3);
    expect(learned).toEqual({ curve: [0.7, 0.9, 1], episodes: 5, source: 'show' });
  });

  it('leaves out episodes with a young, unknown or empty window', () => {
    expect(
      episodeCurve(
        [
          [70, 20],
          [70, null, 10],
          [0, 0, 0],
        ],
        3,
      ),
    ).toEqual({
      curve: [],
      episodes: 0,
      source: 'none',
    });
  });

  it('looks at the last 20 mature episodes, and at no download after the window', () => {
    const episodes = [...repeat(20, [70, 20, 10, 900]), ...repeat(50, flat)];
    expect(episodeCurve(episodes, 3)).toMatchObject({ curve: [0.7, 0.9, 1], episodes: 20 });
  });

  it('leans on the network while it rests on fewer than five', () => {
    const network = [0.4, 0.7, 1];
    const { curve, source } = episodeCurve([front], 3, network);
    expect(source).toBe('blended');
    expect(curve[0]).toBeCloseTo((1 * 0.7 + 5 * 0.4) / 6, 12);
    expect(episodeCurve([], 3, network)).toEqual({ curve: network, episodes: 0, source: 'network' });
    expect(episodeCurve(repeat(5, front), 3, network).source).toBe('show');
    expect(episodeCurve([front], 3, [0.5, 1]).source).toBe('show');
  });

  it('never falls and stays between 0 and 1, whatever it learns from', () => {
    const episode = fc.array(fc.option(fc.nat(1e6), { freq: 30 }), { minLength: 5, maxLength: 9 });
    const network = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 25 }), network, (episodes, all) => {
        const { curve } = episodeCurve(episodes, 5, all);
        expect(curve).toHaveLength(5);
        expect(curve.at(-1)).toBe(1);
        expect(curve.every((share, i) => share >= (curve[i - 1] ?? 0) && share <= 1)).toBe(true);
      }),
    );
  });
});

describe('the next episode', () => {
  it('has what the last eight had, within P20 and P80', () => {
    const eight = [100, 200, 300, 400, 100, 200, 300, 400];
    expect(projectFutureEpisode([...eight, 9e6])).toEqual({
      low: 140,
      mid: 250,
      high: 360,
      trend: 1,
      episodes: 8,
    });
  });

  it('follows the trend, but no further than 0.8 to 1.25', () => {
    expect(projectFutureEpisode([...repeat(4, 110), ...repeat(4, 100)])).toMatchObject({
      trend: 1.1,
      mid: 116,
    });
    expect(projectFutureEpisode([...repeat(4, 900), ...repeat(4, 100)])?.trend).toBe(1.25);
    expect(projectFutureEpisode([...repeat(4, 10), ...repeat(4, 100)])?.trend).toBe(0.8);
    expect(projectFutureEpisode([...repeat(4, 10), ...repeat(4, 0)])?.trend).toBe(1);
    expect(projectFutureEpisode([100, 10])?.trend).toBe(1);
  });

  it('cannot be told without one before it', () => {
    expect(projectFutureEpisode([])).toBeNull();
  });

  it('has low, mid and high in that order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 1, maxLength: 12 }), (downloads) => {
        const projection = projectFutureEpisode(downloads);
        const { low = -1, mid = -1, high = -1 } = projection ?? {};
        expect(0 <= low && low <= mid && mid <= high).toBe(true);
      }),
    );
  });
});

describe('an episode in its window', () => {
  const curve = [0.3, 0.6, 1];

  it('ends at what it has over the share that it should have', () => {
    expect(projectYoungEpisode(3600, 2, curve).value).toBe(6000);
    expect(projectYoungEpisode(3600, 9, curve).value).toBe(3600);
  });

  it('says nothing on its first day, without a curve, or where the curve has nothing', () => {
    expect(projectYoungEpisode(3600, 1, curve)).toEqual({ value: null, reason: 'too_early' });
    expect(projectYoungEpisode(3600, 2, [])).toEqual({ value: null, reason: 'no_curve' });
    expect(projectYoungEpisode(3600, 2, [0, 0, 1])).toEqual({ value: null, reason: 'too_early' });
    expect(projectYoungEpisode(0, 2, [0, 0, 1])).toEqual({ value: null, reason: 'too_early' });
  });
});

describe('the weekday forecast', () => {
  const means: WeekdayMeans = [1000, 1100, 900, 3000, 1500, 700, 600];
  const through = '2026-10-31';
  const history = (impressions: (ago: number) => number | null) =>
    Array.from({ length: 60 }, (_, ago) => ({ day: addDays(through, -ago), impressions: impressions(ago) }));

  it('of November 2026 is 36,800', () => {
    expect(weekdayForecast(means, '2026-11-01', '2026-11-30').value).toBe(36_800);
  });

  it('has no answer, not 0, where a weekday was never seen', () => {
    const gap: WeekdayMeans = [1000, 1100, null, 3000, 1500, 700, 600];
    expect(weekdayForecast(gap, '2026-11-01', '2026-11-30')).toEqual({
      value: null,
      reason: 'weekday_unknown',
    });
    expect(weekdayForecast(gap, '2026-11-01', '2026-11-02').value).toBe(1600);
  });

  it('adds up: two halves of a range are the whole', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const days = (from: number, to: number) =>
          weekdayForecast(means, addDays(through, from), addDays(through, to)).value ?? Number.NaN;
        expect(days(1, a) + days(a + 1, a + b)).toBe(days(1, a + b));
      }),
    );
  });

  it('rests on the last 28 days, by weekday', () => {
    // 31 October 2026 is a Saturday.
    const rows = history((ago) => (ago >= 28 ? 130 : ago % 7 === 0 ? 100 + ago : 120));
    expect(weekdayHistory(rows, through)).toMatchObject({
      weekday_means: [120, 120, 120, 120, 120, 110.5, 120],
      sample_days: 28,
      level_shift: false,
    });
  });

  it.each([
    [74, true],
    [75, false],
    [133, false],
    [134, true],
  ])('at %i %% of the level before, a shift is %s', (level, level_shift) => {
    const rows = history((ago) => (ago < 14 ? level : 100));
    const learned = weekdayHistory(rows, through);
    expect(learned).toMatchObject({ level_shift, level: level / 100, sample_days: level_shift ? 14 : 28 });
    expect(learned.weekday_means[0]).toBe(level_shift ? level : (level + 100) / 2);
  });

  it('compares the same weekdays only', () => {
    // Two weeks of Saturdays alone, as a source with gaps has them, are no fall or rise by themselves.
    const rows = history((ago) => (ago % 7 === 0 ? 300 : ago < 14 ? null : 100));
    expect(weekdayHistory(rows, through)).toMatchObject({ level: 1, level_shift: false });
  });

  it('knows nothing of what it has not seen', () => {
    expect(weekdayHistory([], through)).toEqual({
      weekday_means: [null, null, null, null, null, null, null],
      sample_days: 28,
      level_shift: false,
      level: null,
    });
  });
});
