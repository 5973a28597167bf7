import { html, type TemplateResult } from 'lit';
import type { Band } from '../../api/match-contract.ts';
import { FIT_BANDS } from '../../cards/audience-fit/fit-bands.ts';
import { icon } from '../../theme/icons.ts';
import type { MatchView } from '../match-view.ts';

const BANDS = ['excellent', 'strong', 'fair', 'weak', 'poor'] as const satisfies readonly Band[];

export type FilterChange = { q?: string; band?: string; eligible?: string };

/** What the list is narrowed by. */
export function matchFilters(
  { filter, side, text }: MatchView,
  onFilter: (change: FilterChange) => void,
): TemplateResult {
  const search = text(side === 'shows' ? 'match_search_shows' : 'match_search_advertisers');
  return html`<div class="filters" part="filters" role="search" aria-label=${text('match_filters')}>
    <label class="search">
      <span class="only-read">${search}</span>
      ${icon('search')}
      <input
        class="field"
        type="search"
        maxlength="200"
        placeholder=${search}
        .value=${filter.q}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && onFilter({ q: event.target.value })}
      />
    </label>
    ${choice(
      text('match_col_fit'),
      [['', text('match_all_bands')], ...BANDS.map((band) => [band, text(FIT_BANDS[band].word)] as const)],
      filter.band,
      (band) => onFilter({ band }),
    )}
    ${choice(
      text('match_eligible'),
      [
        ['', text('match_all')],
        ['true', text('match_eligible')],
        ['false', text('fit_not_eligible')],
      ],
      filter.eligible,
      (eligible) => onFilter({ eligible }),
    )}
  </div>`;
}

function choice(
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
  onChoose: (value: string) => void,
): TemplateResult {
  return html`<select
    class="field"
    aria-label=${label}
    @change=${({ target }: Event) => target instanceof HTMLSelectElement && onChoose(target.value)}
  >
    ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
  </select>`;
}
