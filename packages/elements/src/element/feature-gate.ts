import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { FeatureFlag, Features } from '../api/features.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import type { PodflightElement } from './podflight-element.ts';

/** Asks which features are on, once per API, and tells its element when it knows. */
export class FeatureGate implements ReactiveController {
  state: 'loading' | 'on' | 'off' | 'failed' = 'loading';
  features: Features | null = null;
  error: ApiError | null = null;

  readonly #host: PodflightElement;
  /** The element shows when any of them is on. */
  readonly flags: readonly [FeatureFlag, ...FeatureFlag[]];
  #asked: PodflightApi | null = null;

  constructor(host: PodflightElement, flags: readonly [FeatureFlag, ...FeatureFlag[]]) {
    this.#host = host;
    this.flags = flags;
    host.addController(this);
  }

  hostUpdate(): void {
    const { api, asksItself } = this.#host;
    if (api && api !== this.#asked && asksItself) void this.#ask(api);
  }

  /** Asks again after a failure. */
  retry(): void {
    this.#asked = null;
    this.#host.requestUpdate();
  }

  async #ask(api: PodflightApi): Promise<void> {
    this.#asked = api;
    this.state = 'loading';
    try {
      const features = await api.features();
      if (api !== this.#asked) return;
      this.features = features;
      this.state = this.flags.some((flag) => features.features[flag]) ? 'on' : 'off';
    } catch (error) {
      if (api !== this.#asked) return;
      this.error = asApiError(error);
      this.state = 'failed';
    }
    this.#host.requestUpdate();
  }
}
