import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { MatchRun } from '../api/match-contract.ts';
import { cancelRun, fetchRun, fetchRuns, type MatchScope, recalculate } from '../api/matches-api.ts';
import type { ApiOptions } from '../api/request-json.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

const LOOK_MS = 600;

/**
 * Has matches scored anew. The request is held open until that is done; how far it is, is looked up beside it,
 * and goes on being when a proxy gives up on the request.
 */
export class Recalculation implements ReactiveController {
  state: 'idle' | 'running' | 'done' | 'stopped' | 'failed' = 'idle';
  run: MatchRun | null = null;
  error: ApiError | null = null;
  stopping = false;
  /** Why it could not be stopped. */
  complaint: ApiError | null = null;

  readonly #host: PodflightElement;
  #at = 0;

  constructor(host: PodflightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Follows nothing any more; what runs goes on. */
  forget(): void {
    this.#at++;
    this.state = 'idle';
    this.run = null;
    this.error = null;
  }

  /** Scores anew; true when all of it is done. */
  async start(scope: MatchScope): Promise<boolean> {
    const options = this.#host.api?.options;
    if (!options || this.state === 'running') return false;
    this.forget();
    const at = this.#at;
    this.state = 'running';
    this.stopping = false;
    this.complaint = null;
    this.#host.requestUpdate();
    const known = await fetchRuns(options).then(idsOf, () => new Set<string>());
    if (at !== this.#at) return false;
    const answered = recalculate(options, scope);
    void this.#follow(options, scope, known, at);
    const end = await answered.catch((thrown: unknown) => this.#afterAll(options, asApiError(thrown), at));
    if (at !== this.#at) return false;
    this.#at++;
    return this.#settle(end);
  }

  async stop(): Promise<void> {
    const options = this.#host.api?.options;
    if (!options || !this.run || this.stopping) return;
    this.stopping = true;
    this.complaint = null;
    this.#host.requestUpdate();
    await cancelRun(options, this.run.run_id).catch((thrown: unknown) => {
      this.stopping = false;
      this.complaint = asApiError(thrown);
      this.#host.requestUpdate();
    });
  }

  /** True when all of it is done. */
  #settle(end: MatchRun | ApiError): boolean {
    if ('run_id' in end) {
      this.run = end;
      this.state = end.status === 'completed' ? 'done' : end.status === 'cancelled' ? 'stopped' : 'failed';
    } else {
      this.error = end;
      this.state = end.code === 'match.cancelled' ? 'stopped' : 'failed';
    }
    this.#host.requestUpdate();
    return this.state === 'done';
  }

  /** Looks for the run of this scope that was not there before, then at how far it is. */
  async #follow(options: ApiOptions, scope: MatchScope, known: Set<string>, at: number): Promise<void> {
    while (at === this.#at) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (at !== this.#at) return;
      const run = await this.#look(options, scope, known).catch(() => null);
      if (at !== this.#at || !run) continue;
      this.run = run;
      this.#host.requestUpdate();
    }
  }

  async #look(options: ApiOptions, scope: MatchScope, known: Set<string>): Promise<MatchRun | null> {
    if (this.run) return fetchRun(options, this.run.run_id);
    const runs = await fetchRuns(options);
    return runs.find((run) => !known.has(run.run_id) && isOf(run, scope)) ?? null;
  }

  /** The request was lost on its way, not the run: waits for its end. */
  async #afterAll(options: ApiOptions, error: ApiError, at: number): Promise<MatchRun | ApiError> {
    const { run } = this;
    if (!run || (error.code !== 'network' && error.status !== 504 && error.status !== 502)) return error;
    for (let misses = 0; misses < 5 && at === this.#at; ) {
      const now = await fetchRun(options, run.run_id).catch(() => null);
      if (now && now.status !== 'running') return now;
      misses = now ? 0 : misses + 1;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return error;
  }
}

function idsOf(runs: readonly MatchRun[]): Set<string> {
  return new Set(runs.map(({ run_id }) => run_id));
}

function isOf(run: MatchRun, { advertiser_id, podcast_id }: MatchScope): boolean {
  return (run.advertiser_id ?? '') === advertiser_id && (run.podcast_id ?? '') === podcast_id;
}
