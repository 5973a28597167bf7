import { describe, expect, it } from 'vitest';
import type { Baselines } from '../inputs.ts';
import { readAdvertiser } from '../profile/read-advertiser.ts';
import { readPodcast } from '../profile/read-podcast.ts';
import { rationaleText } from '../rationale/rationale-text.ts';
import { matchPolicy } from './match-policy.ts';
import { scorePair } from './score-pair.ts';

const baselines: Baselines = { lift_by_advertiser: new Map(), lift_by_industry: new Map(), means: {} };

/** The last reason of a show whose listeners nobody asked, where the demographic weighs most. */
function lastReason(targeting: Record<string, unknown>) {
  const advertiser = readAdvertiser({ advertiser_id: 'a', industry: null, metadata: { targeting } });
  const podcast = readPodcast({
    ...{ podcast_id: 'p', category: 'Business', language: 'en', explicit: false, metadata: {} },
    ...{ episodes: [], inventory: [], rates: [], booked: [] },
  });
  const policy = matchPolicy({ weights: { demographic: 3 } });
  return scorePair(advertiser, podcast, undefined, baselines, policy).reasons.at(-1);
}

describe('the reason that names the most valuable unknown', () => {
  it('names what the advertiser asks for, though nothing at all is known of the listeners', () => {
    const reason = lastReason({ age: ['25-34'], gender: ['female'], topics: ['Business'] });
    expect(reason).toMatchObject({ code: 'missing.demographic', params: { dimensions: ['age', 'gender'] } });
    expect(reason && rationaleText([reason])).toContain('Listener age and gender is unknown;');
  });

  it('does not call unknown what nobody asked for: there the wish is missing', () => {
    const reason = lastReason({ topics: ['Business'] });
    expect(reason).toMatchObject({ code: 'missing.wish', params: { signal: 'demographic' } });
    expect(reason && rationaleText([reason])).toContain('What you look for is not known (audience);');
  });
});
