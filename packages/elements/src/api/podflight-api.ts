import type { Features } from './features.ts';
import { type ApiOptions, requestJson } from './request-json.ts';

/** The API that an element speaks to. Everything throws `ApiError`. */
export type PodflightApi = {
  /** Where it is, for requests of one's own. */
  options: ApiOptions;
  /** Asked once; a failure is forgotten so that the next call asks again. */
  features: () => Promise<Features>;
};

/** A client of one mounted handler. */
export function podflightApi(options: ApiOptions): PodflightApi {
  let features: Promise<Features> | undefined;
  return {
    options,
    features: () => {
      features ??= requestJson<Features>(options, '/v1/features').catch((error: unknown) => {
        features = undefined;
        throw error;
      });
      return features;
    },
  };
}
