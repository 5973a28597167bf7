import type { EtlApi } from '../api/etl-api.ts';
import { Choices } from '../element/choices.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import type { Side } from './match-view.ts';

/** Whose matches. */
export type Subject = { advertiser_id: string; podcast_id: string };

/** What the reader chooses whose matches to see from. */
export class SubjectChoice {
  side: Side = 'shows';
  /** The reader chose here, and may choose again. */
  isPicked = false;

  readonly #sponsors: Choices;
  readonly #shows: Choices;

  constructor(host: PodflightElement) {
    this.#sponsors = new Choices(host, 'sponsors');
    this.#shows = new Choices(host, 'podcasts');
  }

  get choices(): Choices {
    return this.side === 'shows' ? this.#sponsors : this.#shows;
  }

  /** The side of who is chosen; that of before while nobody is. */
  follow({ advertiser_id, podcast_id }: Subject): void {
    if (advertiser_id) this.side = 'shows';
    else if (podcast_id) this.side = 'advertisers';
  }

  /** Asks for the names of the side at hand. */
  use(api: EtlApi, { advertiser_id, podcast_id }: Subject): void {
    this.choices.use(api, this.side === 'shows' ? advertiser_id : podcast_id);
  }

  /** Who was chosen. */
  pick(id: string): Subject {
    this.isPicked = true;
    return this.side === 'shows'
      ? { advertiser_id: id, podcast_id: '' }
      : { advertiser_id: '', podcast_id: id };
  }
}
