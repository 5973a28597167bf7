import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { MatchRun } from '../api/match-contract.ts';
import { cancelRun, fetchRun, fetchRuns, type MatchScope, recalculate } from '../api/matches-api.ts';
import type { ApiOptions } from '../api/request-json.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

const LOOK_MS = 600;

/**
 * Has matches scored anew. The request is held open until that is done; how far it is, is looked up beside it,
 * and goes on being when a proxy gives up on the request. A run that somebody else started, or that was started
 * before the page was loaded again, is followed to its end as well.
 */
export class Recalculation implements ReactiveController {
  state: 'idle' | 'running' | 'done' | 'stopped' | 'failed' = 'idle';
  run: MatchRun | null = null;
  error: ApiError | null = null;
  stopping = false;
  /** Why it could not be stopped. */
  complaint: ApiError | null = null;

  readonly #host: PodflightElement;
  readonly #onEnd: (isDone: boolean) => Promise<void>;
  #at = 0;
  #scope = '';

  /** @param onEnd - Is called with true when all of it is done. */
  constructor(host: PodflightElement, onEnd: (isDone: boolean) => Promise<void>) {
    this.#host = host;
    this.#onEnd = onEnd;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Follows nothing any more; what runs goes on. */
  forget(): void {
    this.#at++;
    this.#scope = '';
    this.state = 'idle';
    this.run = null;
    this.error = null;
  }

  /** Follows a run over these matches that is under way already. */
  use({ options }: { options: ApiOptions }, scope: MatchScope): void {
    const key = `${scope.advertiser_id} ${scope.podcast_id}`;
    if (key === this.#scope) return;
    this.forget();
    this.#scope = key;
    void this.#join(options, scope, this.#at);
  }

  async #join(options: ApiOptions, scope: MatchScope, at: number): Promise<void> {
    // Who may not see runs, or cannot now, sees the matches all the same.
    const runs = await fetchRuns(options).catch(() => []);
    const run = runs.find((one) => one.status === 'running' && covers(one, scope));
    if (!run || at !== this.#at) return;
    this.#begin(run);
    const end = await this.#endOf(options, run, at);
    if (at !== this.#at) return;
    if (end) return this.#settle(end);
    this.forget();
    this.#host.requestUpdate();
  }

  #begin(run: MatchRun | null): void {
    this.state = 'running';
    this.run = run;
    this.error = null;
    this.stopping = false;
    this.complaint = null;
    this.#host.requestUpdate();
  }

  /** Scores anew, and answers when that has ended. */
  async start(scope: MatchScope): Promise<void> {
    const options = this.#host.api?.options;
    if (!options || this.state === 'running') return;
    const at = ++this.#at;
    this.#begin(null);
    const known = await fetchRuns(options).then(idsOf, () => new Set<string>());
    if (at !== this.#at) return;
    const answered = recalculate(options, scope);
    void this.#follow(options, scope, known, at);
    const end = await answered.catch((thrown: unknown) => this.#afterAll(options, asApiError(thrown), at));
    if (at !== this.#at) return;
    this.#at++;
    await this.#settle(end);
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

  async #settle(end: MatchRun | ApiError): Promise<void> {
    if ('run_id' in end) {
      this.run = end;
      this.state = end.status === 'completed' ? 'done' : end.status === 'cancelled' ? 'stopped' : 'failed';
    } else {
      this.error = end;
      this.state = end.code === 'match.cancelled' ? 'stopped' : 'failed';
    }
    this.#host.requestUpdate();
    await this.#onEnd(this.state === 'done');
  }

  /** Looks for the run of this scope that was not there before, then at how far it is. */
  async #follow(options: ApiOptions, scope: MatchScope, known: Set<string>, at: number): Promise<void> {
    while (at === this.#at && !this.run) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const runs = await fetchRuns(options).catch(() => []);
      const run = runs.find((one) => !known.has(one.run_id) && isOf(one, scope));
      if (run && at === this.#at) this.run = run;
    }
    if (this.run && at === this.#at) await this.#endOf(options, this.run, at);
  }

  /** The request was lost on its way, not the run: waits for its end. */
  async #afterAll(options: ApiOptions, error: ApiError, at: number): Promise<MatchRun | ApiError> {
    const { run } = this;
    if (!run || (error.code !== 'network' && error.status !== 504 && error.status !== 502)) return error;
    return (await this.#endOf(options, run, at)) ?? error;
  }

  /** A run when it has ended; null when nothing was heard of it for a while. */
  async #endOf(options: ApiOptions, run: MatchRun, at: number): Promise<MatchRun | null> {
    for (let misses = 0; misses < 5 && at === this.#at; ) {
      const now = await fetchRun(options, run.run_id).catch(() => null);
      if (now && now.status !== 'running') return now;
      misses = now ? 0 : misses + 1;
      if (now && at === this.#at) this.run = now;
      this.#host.requestUpdate();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  }
}

function idsOf(runs: readonly MatchRun[]): Set<string> {
  return new Set(runs.map(({ run_id }) => run_id));
}

function isOf(run: MatchRun, { advertiser_id, podcast_id }: MatchScope): boolean {
  return (run.advertiser_id ?? '') === advertiser_id && (run.podcast_id ?? '') === podcast_id;
}

function covers(run: MatchRun, { advertiser_id, podcast_id }: MatchScope): boolean {
  return (
    (run.advertiser_id ?? advertiser_id) === advertiser_id && (run.podcast_id ?? podcast_id) === podcast_id
  );
}
