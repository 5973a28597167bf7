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
    this.#be('idle', null);
  }

  /** Follows a run over these matches that is under way already. */
  use({ options }: { options: ApiOptions }, scope: MatchScope): void {
    const key = keyOf(scope);
    if (key === this.#scope) return;
    this.forget();
    this.#scope = key;
    void this.#join(options, scope, this.#at);
  }

  async #join(options: ApiOptions, scope: MatchScope, at: number): Promise<void> {
    const run = (await runsOf(options)).find((one) => one.status === 'running' && covers(one, scope));
    if (!run || at !== this.#at) return;
    this.#be('running', run);
    const end = await this.#endOf(options, run, at);
    if (at !== this.#at) return;
    if (end) return this.#settle(end);
    // Looked for anew.
    this.forget();
    this.#host.requestUpdate();
  }

  #be(state: 'idle' | 'running', run: MatchRun | null): void {
    this.state = state;
    this.run = run;
    this.error = null;
    this.complaint = null;
    this.stopping = false;
  }

  /** Scores anew, and answers when that has ended. */
  async start(scope: MatchScope): Promise<void> {
    const options = this.#host.api?.options;
    if (!options || this.state === 'running') return;
    const at = ++this.#at;
    this.#be('running', null);
    this.#host.requestUpdate();
    const known = (await runsOf(options)).map(({ run_id }) => run_id);
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
  async #follow(options: ApiOptions, scope: MatchScope, known: readonly string[], at: number): Promise<void> {
    while (at === this.#at) {
      await aWhile();
      if (this.run) await this.#endOf(options, this.run, at);
      else {
        const run = (await runsOf(options)).find(
          (one) => !known.includes(one.run_id) && keyOf(one) === keyOf(scope),
        );
        if (run && at === this.#at) this.run = run;
      }
    }
  }

  /** Where the request was lost on its way, not the run: waits for its end. */
  async #afterAll(options: ApiOptions, error: ApiError, at: number): Promise<MatchRun | ApiError> {
    const isLost = error.code === 'network' || [502, 504].includes(error.status);
    return (isLost && this.run && (await this.#endOf(options, this.run, at))) || error;
  }

  /** A run when it has ended; null when nothing was heard of it for a while. */
  async #endOf(options: ApiOptions, run: MatchRun, at: number): Promise<MatchRun | null> {
    for (let misses = 0; misses < 5 && at === this.#at; ) {
      const now = await fetchRun(options, run.run_id).catch(() => null);
      if (now && now.status !== 'running') return now;
      misses = now ? 0 : misses + 1;
      if (now && at === this.#at) this.run = now;
      this.#host.requestUpdate();
      await aWhile();
    }
    return null;
  }
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));

/** None where they cannot be seen now: the matches can be all the same. */
const runsOf = (options: ApiOptions) => fetchRuns(options).catch((): MatchRun[] => []);

function keyOf({ advertiser_id, podcast_id }: MatchRun | MatchScope): string {
  return `${advertiser_id ?? ''} ${podcast_id ?? ''}`;
}

/** Of these pairs, or of more. */
function covers({ advertiser_id, podcast_id }: MatchRun, scope: MatchScope): boolean {
  return (
    (!advertiser_id || advertiser_id === scope.advertiser_id) &&
    (!podcast_id || podcast_id === scope.podcast_id)
  );
}
