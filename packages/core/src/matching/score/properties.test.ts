import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noBaselines } from '../given-match.test-support.ts';
import {
  type AdvertiserRow,
  compareMatches,
  type GivenSignal,
  type MatchPolicyOptions,
  matchPolicy,
  type PairFacts,
  type PodcastRow,
  readAdvertiser,
  readPodcast,
  SIGNALS,
  type SignalName,
  scorePair,
} from '../index.ts';
import { anyAdvertiser, anyFacts, anyPodcast, anyPolicy, withBaselines } from './any-pair.test-support.ts';

const score = (a: AdvertiserRow, p: PodcastRow, facts: PairFacts | undefined, options: MatchPolicyOptions) =>
  scorePair(readAdvertiser(a), readPodcast(p), facts, withBaselines, matchPolicy(options));

describe('any pair', () => {
  it('has its score within its range, and all of it within 0 to 100', () => {
    fc.assert(
      fc.property(anyAdvertiser, anyPodcast, anyFacts, anyPolicy, (a, p, facts, options) => {
        const { score: points, range_low, range_high, coverage } = score(a, p, facts, options);
        expect(range_low).toBeGreaterThanOrEqual(0);
        expect(points).toBeGreaterThanOrEqual(range_low);
        expect(range_high).toBeGreaterThanOrEqual(points);
        expect(range_high).toBeLessThanOrEqual(100);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has contributions that add up to the score less the base and the cap, to the last digit', () => {
    fc.assert(
      fc.property(anyAdvertiser, anyPodcast, anyFacts, anyPolicy, (a, p, facts, options) => {
        const { score: points, base, cap, signals, eligible } = score(a, p, facts, options);
        const sum = SIGNALS.reduce((all, name) => all + Math.round(signals[name].contribution * 100), 0);
        expect(sum).toBe(Math.round(points * 100) - Math.round(base * 100) - Math.round(cap * 100));
        if (eligible) expect(cap).toBe(0);
      }),
    );
  });

  it('has a value for a signal exactly when it has confidence', () => {
    fc.assert(
      fc.property(anyAdvertiser, anyPodcast, anyFacts, (a, p, facts) => {
        for (const signal of Object.values(score(a, p, facts, {}).signals)) {
          expect(signal.value === null).toBe(signal.confidence === 0);
          expect(signal.confidence).toBeLessThanOrEqual(1);
          expect(signal.value ?? 0).toBeGreaterThanOrEqual(0);
          expect(signal.value ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('has the same result in whatever order keys, lists and rows come', () => {
    fc.assert(
      fc.property(anyAdvertiser, anyPodcast, anyFacts, fc.integer(), (a, p, facts, seed) => {
        const shuffled = shuffle(seed);
        const other = score(shuffled(a), shuffled(p), facts && shuffled(facts), {});
        expect(other).toEqual(score(a, p, facts, {}));
      }),
    );
  });

  it('is worth 20 at most and stands behind every eligible one while a gate is closed', () => {
    fc.assert(
      fc.property(anyAdvertiser, anyPodcast, anyAdvertiser, anyPodcast, (a, p, b, q) => {
        const blocking = { ...(a.metadata as object), blocked_podcasts: [p.podcast_id] };
        const blocked = score({ ...a, metadata: blocking }, p, undefined, {});
        expect(blocked.eligible).toBe(false);
        expect(blocked.score).toBeLessThanOrEqual(20);
        expect(blocked.range_high).toBeLessThanOrEqual(20);
        const other = score(b, q, undefined, {});
        if (other.eligible) expect(compareMatches(blocked, other)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('more evidence', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const signals = fc.record(
    Object.fromEntries(SIGNALS.map((name) => [name, fc.record({ value: part, least: part, more: part })])),
  );
  const empty = [readAdvertiser({ advertiser_id: 'a', industry: null, metadata: {} })] as const;
  const show = readPodcast({
    ...{ podcast_id: 'p', category: null, language: null, explicit: null, metadata: {} },
    ...{ episodes: [], inventory: [], rates: [], booked: [] },
  });

  it('never widens the range: it lies within the one before it', () => {
    fc.assert(
      fc.property(signals, anyPolicy, (drawn, options) => {
        const given = (confidenceOf: (one: { least: number; more: number }) => number) => {
          const facts: { [Name in SignalName]?: GivenSignal } = {};
          for (const name of SIGNALS) {
            const one = drawn[name];
            const confidence = one ? confidenceOf(one) : 0;
            facts[name] = { value: confidence === 0 ? null : (one?.value ?? 0), confidence };
          }
          return scorePair(empty[0], show, { given: facts }, noBaselines, matchPolicy(options));
        };
        const before = given(({ least }) => least);
        const after = given(({ least, more }) => least + (1 - least) * more);
        expect(after.range_low).toBeGreaterThanOrEqual(before.range_low);
        expect(after.range_high).toBeLessThanOrEqual(before.range_high);
        expect(after.coverage).toBeGreaterThanOrEqual(before.coverage);
      }),
    );
  });

  it('in the rows never lowers a confidence: a field more, an episode more, a booking more', () => {
    fc.assert(
      fc.property(anyAdvertiser, anyPodcast, anyFacts, fc.nat(), (a, p, facts, pick) => {
        const whole = score(a, p, facts, {}).signals;
        for (const [p2, facts2] of withLess(p, facts, pick)) {
          const less = score(a, p2, facts2, {}).signals;
          for (const name of SIGNALS) {
            expect(less[name].confidence).toBeLessThanOrEqual(whole[name].confidence + 1e-12);
          }
        }
      }),
    );
  });
});

/** The pair with one thing less known. */
function withLess(
  p: PodcastRow,
  facts: PairFacts | undefined,
  pick: number,
): [PodcastRow, PairFacts | undefined][] {
  const { audience = {}, ...metadata } = p.metadata as { audience?: Record<string, unknown> };
  const dimensions = ['geo', 'age', 'gender', 'income'];
  const dropped = dimensions[pick % dimensions.length] ?? 'geo';
  const { [dropped]: _, ...rest } = audience;
  return [
    [{ ...p, metadata: { ...metadata, audience: rest } }, facts],
    [{ ...p, episodes: p.episodes.slice(0, -1) }, facts],
    [{ ...p, inventory: [] }, facts],
    [p, facts?.lift ? { lift: facts.lift.slice(1) } : undefined],
  ];
}

/** Another order of the keys of objects and the items of lists, all the way down. */
function shuffle(seed: number) {
  const order = <T>(items: readonly T[]): T[] => {
    const turn = items.length === 0 ? 0 : Math.abs(seed) % items.length;
    const turned = [...items.slice(turn), ...items.slice(0, turn)];
    return seed % 2 === 0 ? turned.reverse() : turned;
  };
  return function shuffled<T>(value: T): T {
    // The shape stays what it was: only the order changes.
    if (Array.isArray(value)) return order(value.map((item) => shuffled(item))) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(order(Object.entries(value)).map(([key, item]) => [key, shuffled(item)])) as T;
  };
}
