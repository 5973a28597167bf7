import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPolicy, rationaleText, readAdvertiser, readPodcast, scorePair } from '../index.ts';
import { anyAdvertiser, anyFacts, anyPodcast, withBaselines } from './any-pair.test-support.ts';

describe('the formulas', () => {
  /**
   * Stored matches are made anew only where their hash changes, which `FORMULAS` of the policy is part of. When results
   * differ here: raise it, then note both. (When only the drawn pairs are others, note the results alone.)
   */
  it('have another version whenever their results are others', () => {
    const policy = matchPolicy();
    const pairs = fc.sample(fc.tuple(anyAdvertiser, anyPodcast, anyFacts), { numRuns: 500, seed: 1 });
    const results = pairs.map(([advertiser, podcast, facts]) => {
      const result = scorePair(
        readAdvertiser(advertiser),
        readPodcast(podcast),
        facts,
        withBaselines,
        policy,
      );
      const { score, range_low, range_high, coverage, gates, reasons, problems } = result;
      return [score, range_low, range_high, coverage, gates, problems, rationaleText(reasons)];
    });
    const codes = new Set(JSON.stringify(results).match(/gate\.\w+/g));
    expect(codes.size).toBeGreaterThan(4);
    const hash = createHash('sha256').update(JSON.stringify(results)).digest('hex').slice(0, 12);
    expect({ version: policy.weights_version, results: hash }).toEqual({
      version: 'default-482841a7',
      results: '76b49a91ca30',
    });
  });
});
