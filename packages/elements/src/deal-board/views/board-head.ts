import { html, nothing, type TemplateResult } from 'lit';
import type { DealStage, DealTotal } from '../../api/deal-contract.ts';
import type { DealFilter } from '../../api/deals-api.ts';
import { type ChoiceField, choiceField } from '../../element/choice-field.ts';
import type { Choices } from '../../element/choices.ts';
import { icon } from '../../theme/icons.ts';
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
  podcasts: Choices;
  sponsors: Choices;
  onFilter: (change: Partial<DealFilter>) => void;
};

export function boardFilters(view: FilterView): TemplateResult {
  const { filter, text, onFilter } = view;
  const some = Object.values(filter).some(Boolean);
  return html`<div class="filters" part="filters" role="search" aria-label=${text('board_search')}>
    <label class="search">
      <span class="only-read">${text('board_search')}</span>
      ${icon('search')}
      <input
        class="field"
        type="search"
        placeholder=${text('board_search')}
        .value=${filter.q}
        @input=${({ target }: Event) => target instanceof HTMLInputElement && onFilter({ q: target.value })}
      />
    </label>
    ${choice(view, 'podcast_id', {
      label: text('board_podcast'),
      all: text('board_all_podcasts'),
      choices: view.podcasts,
    })}
    ${choice(view, 'sponsor_id', {
      label: text('board_sponsor'),
      all: text('board_all_sponsors'),
      choices: view.sponsors,
    })}
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
  { filter, text, onFilter }: FilterView,
  name: 'podcast_id' | 'sponsor_id',
  words: Pick<ChoiceField, 'label' | 'all' | 'choices'>,
): TemplateResult {
  return choiceField({ ...words, chosen: filter[name], text, onChoose: (id) => onFilter({ [name]: id }) });
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
