import { type Features, type FlagValues, readFlags } from './flags.ts';

/**
 * The features that an environment turns on. The library reads no environment by itself: the host hands
 * its own over. `true`, `1` and `on` mean on, in any case; anything else, or nothing, means off.
 *
 * @example
 * createPodflightHandler({ db, authenticate, flags: flagsFromEnv(process.env) })
 */
export function flagsFromEnv(env: FlagValues): Features {
  return readFlags(env);
}
