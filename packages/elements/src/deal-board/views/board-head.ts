import { html, nothing, type TemplateResult } from 'lit';
import type { DealStage, DealTotal } from '../../api/deal-contract.ts';
import type { DealFilter } from '../../api/deals-api.ts';
import { icon } from '../../theme/icons.ts';
import type { Choice } from '../board-deals.ts';
import { boardSums, countIn } from '../board-totals.ts';
import type { Wording } from '../board-view.ts';
import { STAGES } from '../deal-stages.ts';
import type { MoveState } from '../move-state.ts';
import { stageName } from '../stage-words.ts';

/** The key figure of the board by currency: what the open deals weigh, and what it is part of. */
export function boardFigures({ text, formats }: Wording, totals: readonly DealTotal[]): TemplateResult {
  return html`<div class="figures">
    ${boardSums(totals).map(
      ({ currency, weighted_cents, open_cents, won_cents }) => html`<dl>
        <div class="key">
          <dt>${text('board_weighted')}</dt>
          <dd>${formats.wholeMoney(weighted_cents, currency)}</dd>
        </div>
        <div>
          <dt>${text('board_open')}</dt>
          <dd>${formats.wholeMoney(open_cents, currency)}</dd>
        </div>
        <div>
          <dt>${text('board_won')}</dt>
          <dd>${formats.wholeMoney(won_cents, currency)}</dd>
        </div>
      </dl>`,
    )}
  </div>`;
}

/** What the filters are drawn from. */
export type FilterView = Wording & {
  filter: DealFilter;
  podcasts: Choice[];
  sponsors: Choice[];
  onFilter: (change: Partial<DealFilter>) => void;
};

export function boardFilters(view: FilterView): TemplateResult {
  const { filter, text, onFilter } = view;
  const some = Object.values(filter).some(Boolean);
  return html`<div class="filters" part="filters" role="search" aria-label=${text('board_search')}>
    <label class="find">
      <span class="only-read">${text('board_search')}</span>
      ${icon('search')}
      <input
        type="search"
        placeholder=${text('board_search')}
        .value=${filter.q}
        @input=${({ target }: Event) => target instanceof HTMLInputElement && onFilter({ q: target.value })}
      />
    </label>
    ${choice(view, 'podcast_id', text('board_podcast'), text('board_all_podcasts'), view.podcasts)}
    ${choice(view, 'sponsor_id', text('board_sponsor'), text('board_all_sponsors'), view.sponsors)}
    <button
      class="button small toggle"
      type="button"
      aria-pressed=${filter.rotting}
      @click=${() => onFilter({ rotting: !filter.rotting })}
    >
      ${icon('hourglass')} ${text('board_rotting_only')}
    </button>
    ${some ? clearFilters(view) : nothing}
  </div>`;
}

/** The filters leave nothing over. */
export function nothingFound(view: Pick<FilterView, 'text' | 'onFilter'>): TemplateResult {
  const { text } = view;
  return html`<div class="empty" part="empty">
    <p class="strong">${text('board_nothing_title')}</p>
    <p class="muted">${text('board_nothing')}</p>
    ${clearFilters(view)}
  </div>`;
}

function clearFilters({ text, onFilter }: Pick<FilterView, 'text' | 'onFilter'>): TemplateResult {
  return html`<button
    class="button small quiet"
    type="button"
    @click=${() => onFilter({ q: '', podcast_id: '', sponsor_id: '', rotting: false })}
  >
    ${text('board_clear')}
  </button>`;
}

function choice(
  { filter, onFilter }: FilterView,
  name: 'podcast_id' | 'sponsor_id',
  label: string,
  all: string,
  choices: Choice[],
): TemplateResult {
  const chosen = filter[name];
  const known = choices.some(({ id }) => id === chosen);
  return html`<select
    class="field small"
    aria-label=${label}
    @change=${({ target }: Event) => target instanceof HTMLSelectElement && onFilter({ [name]: target.value })}
  >
    <option value="" ?selected=${!chosen}>${all}</option>
    ${chosen && !known ? html`<option value=${chosen} selected>${label}</option>` : nothing}
    ${choices.map(({ id, name: words }) => html`<option value=${id} ?selected=${id === chosen}>${words}</option>`)}
  </select>`;
}

/** What the choice of a stage is drawn from, where one column has room. */
export type StageTabs = Wording & {
  totals: readonly DealTotal[];
  chosen: DealStage;
  move: MoveState;
  onStage: (stage: DealStage) => void;
};

/** A stage each, also to drop a card on. */
export function stageTabs({ text, formats, totals, chosen, move, onStage }: StageTabs): TemplateResult {
  const over = move.step === 'carrying' ? move.over : null;
  return html`<div class="tabs" role="group" aria-label=${text('board_stages')}>
    ${STAGES.map(
      (stage) => html`<button
        type="button"
        class=${stage === over ? 'over' : ''}
        data-stage=${stage}
        aria-pressed=${stage === chosen}
        @click=${() => onStage(stage)}
      >
        ${stageName(stage, text)} <span class="count">${formats.count(countIn(totals, stage))}</span>
      </button>`,
    )}
  </div>`;
}
