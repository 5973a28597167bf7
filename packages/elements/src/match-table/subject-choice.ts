import type { TemplateResult } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import { adoptStyles } from '../element/adopt-styles.ts';
import { importAgain } from '../element/import-again.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, skeletonView } from '../element/state-views.ts';
import type { Side } from './match-view.ts';

/** What is needed only where the reader chooses. */
type PickerPart = typeof import('./picker-part.ts');

/** Whose matches. */
export type Subject = { advertiser_id: string; podcast_id: string };

/** The choice whose matches to see; what it takes comes with the first use. */
export class SubjectChoice {
  side: Side = 'shows';
  /** The reader chose here, and may choose again. */
  isPicked = false;
  /** Null until it was loaded. */
  part: PickerPart | null = null;

  readonly #host: PodflightElement;
  #search: InstanceType<PickerPart['NameSearch']> | null = null;
  #asked: Promise<void> | null = null;
  #error: ApiError | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
  }

  /** The side of who is chosen; that of before while nobody is. */
  follow({ advertiser_id, podcast_id }: Subject): void {
    if (advertiser_id) this.side = 'shows';
    else if (podcast_id) this.side = 'advertisers';
  }

  /** Offers the names of the side at hand. */
  use(api: PodflightApi, { advertiser_id, podcast_id }: Subject): void {
    this.#asked ??= this.#load();
    const isShows = this.side === 'shows';
    this.#search?.use(api, isShows ? 'sponsors' : 'podcasts', isShows ? advertiser_id : podcast_id);
  }

  view(onChoose: (chosen: Subject) => void): TemplateResult {
    const { text } = this.#host;
    const search = this.#search;
    if (this.#error) return loadFailedView(this.#error, text, () => this.#retry());
    if (!this.part || !search) return skeletonView(['half'], text);
    return this.part.subjectPicker({
      ...{ side: this.side, search, text },
      onSide: (side) => {
        this.side = side;
        onChoose(this.#pick(''));
      },
      onChoose: (id) => onChoose(this.#pick(id)),
    });
  }

  #pick(id: string): Subject {
    this.isPicked = true;
    return this.side === 'shows'
      ? { advertiser_id: id, podcast_id: '' }
      : { advertiser_id: '', podcast_id: id };
  }

  async #load(): Promise<void> {
    try {
      this.part = await importAgain(() => import('./picker-part.ts'));
      adoptStyles(this.#host, this.part.pickerStyles);
      this.#search = new this.part.NameSearch(this.#host);
    } catch (thrown) {
      this.#error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }

  #retry(): void {
    this.#error = null;
    this.#asked = null;
    this.#host.requestUpdate();
  }
}
