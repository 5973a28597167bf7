import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { asApiError } from '../api/api-error.ts';
import type { Band, MatchDetail, MatchItem } from '../api/match-contract.ts';
import { fetchMatchesCsv, type MatchFilter, type MatchScope } from '../api/matches-api.ts';
import { saveFile } from '../api/save-file.ts';
import { adoptStyles } from '../element/adopt-styles.ts';
import { Choices } from '../element/choices.ts';
import { errorText } from '../element/error-text.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView, skeletonView } from '../element/state-views.ts';
import { TypedFilter } from '../element/typed-filter.ts';
import type { Catalogue } from '../text/english.ts';
import { fitText } from '../text/english-fit-card.ts';
import { matchText } from '../text/english-matches.ts';
import { sharedText } from '../text/english-shared.ts';
import { icon } from '../theme/icons.ts';
import { MatchList } from './match-list.ts';
import { matchTableStyles } from './match-table.styles.ts';
import { type MatchView, narrowed, type Sentences, type Side } from './match-view.ts';
import { OpenMatch } from './open-match.ts';
import { Recalculation } from './recalculation.ts';
import { emptyMatches, noneChosen, noneFound, rowShapes } from './views/empty-matches.ts';
import { type FilterChange, matchFilters } from './views/match-filters.ts';
import { matchRows } from './views/match-rows.ts';
import { doneWords, runBar } from './views/run-bar.ts';
import { subjectPicker } from './views/subject-picker.ts';

/** What is needed only once a match is opened. */
type DetailPart = typeof import('./detail-part.ts');

const CATALOGUE: Catalogue = { ...sharedText, ...fitText, ...matchText };

/**
 * Which shows fit an advertiser, or which advertisers fit a show: by rank, with score, range and reasons. A
 * row opens to what its score rests on and what would change it. Matches are recalculated here, too.
 *
 * @summary Matches of an advertiser or a show, with their reasons.
 * @tag podflight-match-table
 * @fires podflight-match-opened - `{ match_id, podcast_id, advertiser_id }`: the reader opened a match.
 * @fires podflight-match-closed - The reader closed the open match.
 * @fires podflight-match-subject-changed - `{ advertiser_id, podcast_id }`: the reader chose whose matches to see.
 * @fires podflight-matches-recalculated - The run: matches were scored anew.
 * @csspart card - The box around everything.
 * @csspart picker - Where whose matches are shown is chosen.
 * @csspart filters - The row of filters.
 * @csspart progress - How far a recalculation is.
 * @csspart list - The table.
 * @csspart detail - What an open match rests on.
 * @csspart empty - What stands there without matches.
 */
export class PodflightMatchTable extends PodflightElement {
  static override styles = matchTableStyles;

  /** Shows that fit this advertiser. Without this and `podcast-id` the reader chooses. */
  @property({ reflect: true, attribute: 'advertiser-id' }) advertiser_id = '';

  /** Advertisers that fit this show. */
  @property({ reflect: true, attribute: 'podcast-id' }) podcast_id = '';

  /** The match that is open. */
  @property({ reflect: true, attribute: 'match-id' }) match_id = '';

  /** Lets the reader choose whose matches to see, though they are given. */
  @property({ type: Boolean }) picker = false;

  /** Shows matches whose show, or advertiser, has this text in its name. */
  @property({ reflect: true }) q = '';

  /** Shows matches of one band. */
  @property({ reflect: true }) band: Band | '' = '';

  /** Shows matches that can be booked (`true`), or that cannot (`false`). */
  @property({ reflect: true }) eligible: 'true' | 'false' | '' = '';

  /** Matches a page, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 20;

  /** Matches that your page has already; no server is asked then. One with `signals` can be opened. */
  @property({ attribute: false }) data: readonly (MatchItem | MatchDetail)[] | null = null;

  /** Writes reasons in another language, for instance `(reasons) => rationaleText(reasons, GERMAN)` of `@podflight/core/matching`. */
  @property({ attribute: false }) sentences: Sentences | undefined;

  @state() private detailPart: DetailPart | null = null;
  @state() private complaint = '';
  @state() private announcement = '';
  @state() private side: Side = 'shows';

  readonly #gate = new FeatureGate(this, ['ENABLE_MATCHMAKING'], () => this.data === null);
  readonly #list = new MatchList(this, () => this.pageSize);
  readonly #open = new OpenMatch(this, () => this.#prepare());
  readonly #work = new Recalculation(this);
  readonly #sponsors = new Choices(this, 'sponsors');
  readonly #shows = new Choices(this, 'podcasts');
  readonly #typed = new TypedFilter<{ q: string } & FilterChange>((change) => Object.assign(this, change));
  #isPicked = false;

  protected override get catalogue(): Catalogue {
    return this.detailPart ? { ...CATALOGUE, ...this.detailPart.matchDetailText } : CATALOGUE;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.advertiser_id) this.side = 'shows';
    else if (this.podcast_id) this.side = 'advertisers';
    if (changed.has('advertiser_id') || changed.has('podcast_id')) this.#work.forget();
    if (this.data) {
      void this.#open.show(this.data.find(isOpened(this.match_id)) ?? null);
      return;
    }
    if (this.#gate.state !== 'on' || !this.api) return;
    if (this.#hasPicker) {
      if (this.side === 'shows') this.#sponsors.use(this.api, this.advertiser_id);
      else this.#shows.use(this.api, this.podcast_id);
    }
    if (this.#isChosen) this.#list.use(this.api, this.#filter);
    else this.#list.forget();
    this.#open.use(this.api, this.#isChosen ? this.match_id : '');
  }

  /** Asks the server for the matches again. */
  async refresh(): Promise<void> {
    await Promise.all([this.#list.refresh(), this.#open.load()]);
  }

  /** Has the matches that are shown scored anew. */
  async recalculate(): Promise<void> {
    await this.#recalculate({ advertiser_id: this.advertiser_id, podcast_id: this.podcast_id });
  }

  get #filter(): MatchFilter {
    const { advertiser_id, podcast_id, q, band, eligible } = this;
    return { advertiser_id, podcast_id, q: q.trim(), band, eligible };
  }

  get #isChosen(): boolean {
    return this.advertiser_id !== '' || this.podcast_id !== '';
  }

  get #hasPicker(): boolean {
    return this.data === null && (this.picker || this.#isPicked || !this.#isChosen);
  }

  get #mayChange(): boolean {
    return this.data === null && this.#gate.features?.role !== 'viewer';
  }

  async #prepare(): Promise<void> {
    if (this.detailPart) return;
    this.detailPart = await import('./detail-part.ts');
    adoptStyles(this, this.detailPart.detailStyles);
  }

  readonly #choose = (id: string): void => {
    this.#isPicked = true;
    this.advertiser_id = this.side === 'shows' ? id : '';
    this.podcast_id = this.side === 'advertisers' ? id : '';
    this.match_id = '';
    const { advertiser_id, podcast_id } = this;
    this.emit('podflight-match-subject-changed', { advertiser_id, podcast_id });
  };

  readonly #turnTo = (side: Side): void => {
    this.side = side;
    this.#choose('');
  };

  readonly #toggle = ({ match_id, podcast_id, advertiser_id }: MatchItem): void => {
    const opens = this.match_id !== match_id;
    this.match_id = opens ? match_id : '';
    if (opens) this.emit('podflight-match-opened', { match_id, podcast_id, advertiser_id });
    else this.emit('podflight-match-closed', null);
  };

  async #recalculate(scope: MatchScope): Promise<void> {
    this.complaint = '';
    this.announcement = this.text('match_running');
    const isDone = await this.#work.start(scope);
    this.announcement = isDone ? doneWords(this.#work, this.text) : '';
    await this.refresh();
    if (isDone) this.emit('podflight-matches-recalculated', this.#work.run);
  }

  async #saveCsv(): Promise<void> {
    if (!this.api) return;
    try {
      saveFile(await fetchMatchesCsv(this.api.options, this.#filter), 'podflight-matches.csv');
      this.complaint = '';
    } catch (thrown) {
      this.complaint = this.text('match_csv_failed', { reason: errorText(asApiError(thrown), this.text) });
    }
  }

  #view(): MatchView {
    const { side, sentences, text, formats } = this;
    return { side, sentences, text, formats, filter: this.#filter };
  }

  override render(): TemplateResult {
    const { text } = this;
    const title = this.#isChosen || this.data ? TITLES[this.side] : 'match_title';
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="body">
        <div class="head">
          <h2 id="title">${text(title)}</h2>
          ${this.#gate.state === 'on' && this.#isChosen ? this.#headActions() : nothing}
        </div>
        ${this.#content()}
      </div>
      <p class="only-read" role="status" aria-live="polite" data-announcement>${this.announcement}</p>
    </section>`;
  }

  #headActions(): TemplateResult {
    const { text } = this;
    const isRunning = this.#work.state === 'running';
    return html`<div class="actions">
      <button class="button small" type="button" @click=${() => this.#saveCsv()}>
        ${icon('download')} ${text('match_csv')}
      </button>
      ${
        this.#mayChange
          ? html`<button class="button small" type="button" ?disabled=${isRunning} @click=${() => this.recalculate()}>
              ${text('match_recalculate')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #content(): TemplateResult {
    const { text } = this;
    const gate = this.#gate;
    const list = this.#list;
    if (this.data) return this.#listed(narrowed(this.data, this.#filter));
    if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
    if (gate.state === 'off') return offView(gate, text);
    const picker =
      gate.state === 'on' && this.#hasPicker
        ? subjectPicker({
            ...{ side: this.side, text, onSide: this.#turnTo, onChoose: this.#choose },
            chosen: this.side === 'shows' ? this.advertiser_id : this.podcast_id,
            choices: this.side === 'shows' ? this.#sponsors : this.#shows,
          })
        : nothing;
    if (gate.state === 'on' && !this.#isChosen) return html`${picker} ${noneChosen(text)}`;
    if (list.error && !list.items)
      return html`${picker} ${loadFailedView(list.error, text, () => void list.refresh())}`;
    return html`${picker} ${this.#listed(list.items)}`;
  }

  #listed(items: readonly MatchItem[] | null): TemplateResult {
    const { text } = this;
    const { q, band, eligible } = this.#filter;
    const isEmpty = items?.length === 0;
    const work = runBar(this.#work, text);
    if (isEmpty && !q && !band && !eligible) {
      const act = this.#mayChange ? () => void this.recalculate() : null;
      return html`${work} ${this.#work.state === 'running' ? nothing : emptyMatches(text, act)}`;
    }
    const view = this.#view();
    return html`${matchFilters(view, this.#typed.change)} ${work}
    ${this.complaint ? html`<p class="status bad" role="alert">${icon('alert')} ${this.complaint}</p>` : nothing}
    ${
      isEmpty
        ? noneFound(text, () => this.#typed.change({ q: '', band: '', eligible: '' }))
        : items === null
          ? rowShapes(text, Math.min(this.pageSize, 8))
          : html`<p class="small muted" id="ranked">${text('match_ranked')}</p>
              ${matchRows({
                ...{ view, list: this.#list, onToggle: this.#toggle },
                items: this.#withOpen(items),
                below: (match) => this.#below(match),
              })}`
    }`;
  }

  /** A match that was linked to stands first when the pages so far do not have it. */
  #withOpen(items: readonly MatchItem[]): readonly MatchItem[] {
    const { detail } = this.#open;
    const isLost =
      detail?.match_id === this.match_id && !items.some(({ match_id }) => match_id === this.match_id);
    return isLost && detail ? [detail, ...items] : items;
  }

  #below(match: MatchItem): TemplateResult | null | undefined {
    if (this.data && !('signals' in match)) return undefined;
    if (match.match_id !== this.match_id) return null;
    const { detail, error } = this.#open;
    const { text, formats } = this;
    if (error) return loadFailedView(error, text, () => void this.#open.load());
    if (!detail || detail.match_id !== match.match_id || !this.detailPart)
      return skeletonView(['half', '', '', 'half'], text);
    const { advertiser_id, podcast_id } = detail;
    return this.detailPart.detailView({
      ...{ detail, text, formats, view: this.#view() },
      onRecalculate:
        this.#mayChange && this.#work.state !== 'running'
          ? () => void this.#recalculate({ advertiser_id, podcast_id })
          : null,
    });
  }
}

const TITLES = { shows: 'match_title_shows', advertisers: 'match_title_advertisers' } as const;

function isOpened(match_id: string) {
  return (match: MatchItem): match is MatchDetail => match.match_id === match_id && 'signals' in match;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-match-table': PodflightMatchTable;
  }
}
