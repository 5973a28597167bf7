import { asApiError } from '../api/api-error.ts';
import { proposePromoCodes } from '../api/io-api.ts';
import type { PromoCodeProposal } from '../api/io-contract.ts';
import { errorText } from '../element/error-text.ts';
import { LatestAnswer } from '../element/latest-answer.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

const TYPING_MS = 300;

/** Whom a code is for, and where it is read. */
export type CodeFor = { campaign_id: string; podcast_id: string };

/** What the server says about a code. */
export type CodeVerdict = NonNullable<PromoCodeProposal['checked']>['problems'][number];

/** Promo codes that the server proposes, and what it says about those that are typed. */
export class PromoCodes {
  /** Why there is no suggestion. */
  complaint = '';

  readonly #host: PodflightElement;
  readonly #typed: LatestAnswer<PromoCodeProposal>;
  /** By code; null where nothing speaks against it. */
  readonly #verdicts = new Map<string, CodeVerdict | null>();
  #for = '';
  #waiting: string[] = [];

  constructor(host: PodflightElement) {
    this.#host = host;
    this.#typed = new LatestAnswer(host);
  }

  /** Gives the next code that is free. */
  async suggest(about: CodeFor, take: (code: string) => void): Promise<void> {
    const { api } = this.#host;
    if (!api) return;
    this.#use(about);
    try {
      if (this.#waiting.length === 0) {
        const { suggestions } = await proposePromoCodes(api.options, about);
        this.#waiting = suggestions;
      }
      this.complaint = '';
      const code = this.#waiting.shift();
      if (code) take(code);
    } catch (thrown) {
      this.complaint = errorText(asApiError(thrown), this.#host.text);
    }
    this.#host.requestUpdate();
  }

  /** Asks about a code once the typing pauses. */
  check(about: CodeFor, typed: string): void {
    this.#use(about);
    const code = typed.trim();
    if (code.length < 3 || this.#verdicts.has(code.toUpperCase())) return;
    void this.#typed.ask(
      async (options, signal) => {
        const found = await proposePromoCodes(options, { ...about, code, count: 0 }, signal);
        const problems = found.checked?.problems ?? [];
        const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0] ?? null;
        this.#verdicts.set(code.toUpperCase(), worst);
        return found;
      },
      { pause: TYPING_MS },
    );
  }

  /** What speaks against a code, as far as the server was asked. */
  verdictOn(code: string): CodeVerdict | null {
    return this.#verdicts.get(code.trim().toUpperCase()) ?? null;
  }

  #use({ campaign_id, podcast_id }: CodeFor): void {
    const about = `${campaign_id}/${podcast_id}`;
    if (about === this.#for) return;
    this.#for = about;
    this.#waiting = [];
    this.#verdicts.clear();
  }
}
