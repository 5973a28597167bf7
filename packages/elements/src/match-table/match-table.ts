import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Band, MatchDetail, MatchItem } from '../api/match-contract.ts';
import type { MatchFilter, MatchScope } from '../api/matches-api.ts';
import { adoptStyles } from '../element/adopt-styles.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { importAgain } from '../element/import-again.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView } from '../element/state-views.ts';
import { TypedFilter } from '../element/typed-filter.ts';
import type { Catalogue } from '../text/english.ts';
import { fitText } from '../text/english-fit-card.ts';
import { matchText } from '../text/english-matches.ts';
import { sharedText } from '../text/english-shared.ts';
import { CsvExport } from './csv-export.ts';
import { keepFocus } from './keep-focus.ts';
import { MatchList } from './match-list.ts';
import { matchTableStyles } from './match-table.styles.ts';
import { detailIn, type MatchView, narrowed, type Sentences, TITLES, withOpen } from './match-view.ts';
import { OpenMatch } from './open-match.ts';
import { Recalculation } from './recalculation.ts';
import { type Subject, SubjectChoice } from './subject-choice.ts';
import { belowRow } from './views/below-row.ts';
import { headActions } from './views/head-actions.ts';
import { listedMatches } from './views/listed-matches.ts';
import type { FilterChange } from './views/match-filters.ts';
import { doneWords } from './views/run-bar.ts';

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

  /** Writes reasons in another language to `advertiser` or `show`, for instance with `rationaleText` of `@podflight/core/matching`. */
  @property({ attribute: false }) sentences: Sentences | undefined;

  @state() private detailPart: typeof import('./detail-part.ts') | null = null;
  @state() private announcement = '';

  readonly #gate = new FeatureGate(this, ['ENABLE_MATCHMAKING']);
  readonly #list = new MatchList(this, () => this.pageSize);
  readonly #open = new OpenMatch(this, () => this.#prepare());
  readonly #work = new Recalculation(this, (isDone) => this.#scoredAnew(isDone));
  readonly #subject = new SubjectChoice(this);
  readonly #csv = new CsvExport(this);
  readonly #typed = new TypedFilter<{ q: string } & FilterChange>((change) => Object.assign(this, change));

  constructor() {
    super();
    keepFocus(this);
  }

  protected override get catalogue(): Catalogue {
    return { ...CATALOGUE, ...this.detailPart?.matchDetailText, ...this.#subject.part?.matchPickerText };
  }

  /** One that was given its matches asks no server. */
  override get asksItself(): boolean {
    return this.data === null;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#subject.follow(this);
    if (this.data) {
      void this.#open.show(detailIn(this.data, this.match_id));
      return;
    }
    if (this.#gate.state !== 'on' || !this.api) return;
    if (this.#hasPicker) this.#subject.use(this.api, this);
    for (const part of [this.#list, this.#work])
      if (this.#isChosen) part.use(this.api, this.#filter);
      else part.forget();
    this.#open.use(this.api, this.#isChosen ? this.match_id : '');
  }

  /** Asks the server for the matches again. */
  async refresh(): Promise<void> {
    await Promise.all([this.#list.refresh(), this.#open.load()]);
  }

  /** Has the matches that are shown scored anew. */
  async recalculate(): Promise<void> {
    await this.#recalculate(this.#filter);
  }

  get #filter(): MatchFilter {
    const { advertiser_id, podcast_id, q, band, eligible } = this;
    return { advertiser_id, podcast_id, q: q.trim(), band, eligible };
  }

  get #isChosen(): boolean {
    return this.advertiser_id !== '' || this.podcast_id !== '';
  }

  get #hasPicker(): boolean {
    return this.data === null && (this.picker || this.#subject.isPicked || !this.#isChosen);
  }

  get #mayChange(): boolean {
    return this.data === null && this.#gate.features?.role !== 'viewer';
  }

  async #prepare(): Promise<void> {
    if (this.detailPart) return;
    this.detailPart = await importAgain(() => import('./detail-part.ts'));
    adoptStyles(this, this.detailPart.detailStyles);
  }

  readonly #choose = (chosen: Subject): void => {
    Object.assign(this, { ...chosen, match_id: '' });
    this.requestUpdate();
    this.emit('podflight-match-subject-changed', chosen);
  };

  readonly #toggle = ({ match_id, podcast_id, advertiser_id }: MatchItem): void => {
    const opens = this.match_id !== match_id;
    this.match_id = opens ? match_id : '';
    if (opens) this.emit('podflight-match-opened', { match_id, podcast_id, advertiser_id });
    else this.emit('podflight-match-closed', null);
  };

  async #recalculate(scope: MatchScope): Promise<void> {
    if (this.#work.state === 'running') return;
    this.announcement = this.text('match_running');
    await this.#work.start(scope);
  }

  async #scoredAnew(isDone: boolean): Promise<void> {
    this.announcement = isDone ? doneWords(this.#work, this.text) : '';
    await this.refresh();
    if (isDone) this.emit('podflight-matches-recalculated', this.#work.run);
  }

  #view(): MatchView {
    const { sentences, text, formats } = this;
    return { side: this.#subject.side, sentences, text, formats, filter: this.#filter };
  }

  override render(): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="body">
        <div class="head">
          <h2 id="title">${this.text(this.#isChosen || this.data ? TITLES[this.#subject.side] : 'match_title')}</h2>
          ${this.#gate.state === 'on' && this.#isChosen ? this.#headActions() : nothing}
        </div>
        ${this.#content()}
      </div>
      <p class="only-read" role="status" aria-live="polite" data-announcement>${this.announcement}</p>
    </section>`;
  }

  #headActions(): TemplateResult {
    return headActions({
      text: this.text,
      onCsv: () => void this.#csv.save(this.#filter),
      onRecalculate: this.#mayChange ? () => void this.recalculate() : null,
      is_running: this.#work.state === 'running',
    });
  }

  #content(): TemplateResult {
    const { text } = this;
    const gate = this.#gate;
    if (this.data) return this.#listed(narrowed(this.data, this.#filter));
    if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
    if (gate.state === 'off') return offView(gate, text);
    // One template for all, so that the field keeps its focus when somebody is chosen.
    const picker = gate.state === 'on' && this.#hasPicker ? this.#subject.view(this.#choose) : nothing;
    return html`${picker} ${gate.state === 'on' && !this.#isChosen ? this.#subject.part?.noneChosen(text) : this.#found()}`;
  }

  #found(): TemplateResult {
    const list = this.#list;
    if (!list.error || list.items) return this.#listed(list.items);
    return loadFailedView(list.error, this.text, () => void list.refresh());
  }

  #listed(items: readonly MatchItem[] | null): TemplateResult {
    return listedMatches({
      items: items && withOpen(items, this.#open.detail, this.match_id, this.#filter),
      ...{ view: this.#view(), list: this.#list, work: this.#work, complaint: this.#csv.complaint },
      expected: Math.min(this.pageSize, 8),
      onRecalculate: this.#mayChange ? () => void this.recalculate() : null,
      ...{ onFilter: this.#typed.change, onToggle: this.#toggle },
      below: (match) => this.#below(match),
    });
  }

  #below(match: MatchItem): TemplateResult | null | undefined {
    if (this.data && !('signals' in match)) return undefined;
    if (match.match_id !== this.match_id) return null;
    const isFree = this.#mayChange && this.#work.state !== 'running';
    return belowRow({
      ...{ match_id: this.match_id, open: this.#open, part: this.detailPart, view: this.#view() },
      onRecalculate: isFree ? (scope) => void this.#recalculate(scope) : null,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-match-table': PodflightMatchTable;
  }
}
