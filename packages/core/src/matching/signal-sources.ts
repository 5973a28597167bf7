import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { type GivenSignal, SIGNALS, type SignalName } from './inputs.ts';

/** A pair that a host is asked for a signal of. */
export type Pair = { advertiser_id: string; podcast_id: string };

/**
 * Functions that compute signals in Podflight's place. Each is called with some thousand pairs at a time and
 * answers one entry for each, in their order; null leaves a pair to Podflight.
 *
 * @example
 * const signalSources: SignalSources = {
 *   topic: async (ctx, pairs) => (await embeddingsOf(pairs)).map((likeness) => ({ value: likeness, confidence: 0.8 })),
 * }
 */
export type SignalSources = {
  readonly [Name in SignalName]?: (
    ctx: PodflightContext,
    pairs: readonly Pair[],
  ) => Promise<readonly (GivenSignal | null)[]>;
};

/** What the host's sources say of each pair; undefined where they leave all to Podflight. */
export type GivenSignals = { [Name in SignalName]?: GivenSignal };

/**
 * Asks the host's sources.
 *
 * @throws PodflightError `match.source_invalid` when a source answers another number of entries.
 */
export async function givenSignals(
  ctx: PodflightContext,
  sources: SignalSources,
  pairs: readonly Pair[],
): Promise<(GivenSignals | undefined)[]> {
  const given: (GivenSignals | undefined)[] = pairs.map(() => undefined);
  for (const name of SIGNALS) {
    const answers = await sources[name]?.(ctx, pairs);
    if (!answers) continue;
    if (answers.length !== pairs.length) {
      throw new PodflightError(
        'match.source_invalid',
        `The host's source of the signal "${name}" was asked for ${pairs.length} pairs and answered ${answers.length}. It has to answer one entry a pair, null where it has none.`,
        { signal: name, asked: pairs.length, answered: answers.length },
      );
    }
    answers.forEach((answer, at) => {
      if (answer) given[at] = { ...given[at], [name]: answer };
    });
  }
  return given;
}
