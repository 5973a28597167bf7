import type { ReactiveController } from 'lit';
import type { Choice } from '../../api/choices-api.ts';
import { fetchNames } from '../../api/names-api.ts';
import type { PodflightApi } from '../../api/podflight-api.ts';
import { LatestAnswer } from '../../element/latest-answer.ts';
import type { PodflightElement } from '../../element/podflight-element.ts';
import { placeList } from './place-list.ts';

type Kind = 'sponsors' | 'podcasts';

const TYPING_MS = 250;

/** Names by what is typed, one of which can be picked: what a combobox is drawn with. */
export class NameSearch implements ReactiveController {
  isOpen = false;
  /** What is typed; null while the name of who is chosen stands there. */
  typed: string | null = null;
  /** Which of `items` Enter would pick; -1 is none. */
  at = -1;
  readonly answer: LatestAnswer<{ items: Choice[]; more: boolean }>;

  readonly #host: PodflightElement;
  #of: Kind = 'sponsors';
  #api: PodflightApi | null = null;
  #chosen = '';
  #name: Choice | null = null;
  #shown: readonly Choice[] | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
    this.answer = new LatestAnswer(host);
    host.addController(this);
  }

  /** Null until the first answer. */
  get items(): readonly Choice[] | null {
    return this.answer.answer?.items ?? null;
  }

  /** The name of who is chosen; empty until it is known. */
  get name(): string {
    return this.#name ? titleOf(this.#name) : '';
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Puts the mark on what Enter would pick: the first of what was found, or who is chosen already. */
  hostUpdate(): void {
    const { items } = this;
    if (items === this.#shown) return;
    this.#shown = items;
    const chosen = items?.findIndex(({ id }) => id === this.#chosen) ?? -1;
    this.at = chosen < 0 && this.typed?.trim() && items?.length ? 0 : chosen;
  }

  /** Keeps the list at its field, over the page, and the mark in sight. */
  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.found');
    if (this.isOpen && list) {
      this.#place();
      addEventListener('scroll', this.#place, true);
      addEventListener('resize', this.#place);
      list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    } else {
      removeEventListener('scroll', this.#place, true);
      removeEventListener('resize', this.#place);
    }
  }

  /** Follows who is chosen, also by the page, and on which side. */
  use(api: PodflightApi, of: Kind, chosen: string): void {
    if (api !== this.#api || of !== this.#of) {
      this.#api = api;
      this.#of = of;
      this.#chosen = '';
      this.#name = null;
      this.answer.forget();
      this.close();
    }
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.#name = this.items?.find(({ id }) => id === chosen) ?? null;
    if (chosen && !this.#name) void this.#look(api, of, chosen);
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.typed = null;
    this.at = -1;
    this.#ask();
  }

  close(): void {
    this.isOpen = false;
    this.typed = null;
    this.at = -1;
    this.#host.requestUpdate();
  }

  type(q: string): void {
    this.isOpen = true;
    this.typed = q;
    this.at = -1;
    this.#ask(TYPING_MS);
  }

  retry(): void {
    this.#ask();
  }

  /** Moves the mark, from one end to the other and around. */
  step(by: 1 | -1): void {
    const count = this.items?.length ?? 0;
    if (!this.isOpen) this.open();
    else if (count > 0) this.at = this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
    this.#host.requestUpdate();
  }

  readonly #place = (): void => {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.found');
    if (list?.parentElement) placeList(list, list.parentElement);
  };

  #ask(pause = 0): void {
    const q = (this.typed ?? '').trim();
    void this.answer.ask((options, signal) => fetchNames(options, this.#of, q ? { q } : {}, signal), {
      pause,
    });
  }

  async #look(api: PodflightApi, of: Kind, ids: string): Promise<void> {
    // Without its name the one who is chosen is chosen none the less.
    const found = await fetchNames(api.options, of, { ids }).catch(() => null);
    if (ids !== this.#chosen || api !== this.#api) return;
    this.#name = found?.items[0] ?? null;
    this.#host.requestUpdate();
  }
}

/** The name, or what stands for it where there is none. */
export function titleOf({ id, name, detail }: Choice): string {
  return name || detail || id;
}
