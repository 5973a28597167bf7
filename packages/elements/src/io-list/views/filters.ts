import { html, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';
import { statusLook } from '../io-looks.ts';
import type { Choice } from '../io-rows.ts';
import type { ListView } from '../list-view.ts';

const STATUSES = ['scheduled', 'active', 'makegood', 'completed', 'cancelled'] as const;

/** What the list is narrowed by. */
export function filters(view: ListView): TemplateResult {
  const { filter, rows, text, onFilter } = view;
  return html`<div class="filters" part="filters" role="search" aria-label=${text('ios_filters')}>
    <label class="search">
      <span class="only-read">${text('ios_search')}</span>
      ${icon('search')}
      <input
        class="field"
        type="search"
        maxlength="200"
        placeholder=${text('ios_search')}
        .value=${filter.q}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && onFilter({ q: event.target.value })}
      />
    </label>
    ${select(
      text('ios_status'),
      filter.status,
      text('ios_all_statuses'),
      STATUSES.map((id) => ({ id, name: text(statusLook(id, false).word) })),
      (status) => onFilter({ status }),
    )}
    ${select(text('io_show'), filter.podcast_id, text('ios_all_shows'), rows.shows, (podcast_id) => onFilter({ podcast_id }))}
    ${select(text('ios_deal'), filter.campaign_id, text('ios_all_deals'), rows.deals, (campaign_id) => onFilter({ campaign_id }))}
  </div>`;
}

function select(
  label: string,
  chosen: string,
  all: string,
  choices: readonly Choice[],
  onChoose: (id: string) => void,
): TemplateResult {
  return html`<select
    class="field"
    aria-label=${label}
    @change=${(event: Event) => event.target instanceof HTMLSelectElement && onChoose(event.target.value)}
  >
    <option value="" ?selected=${chosen === ''}>${all}</option>
    ${choices.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
  </select>`;
}
