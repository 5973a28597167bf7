import { html, type TemplateResult } from 'lit';
import type { Band } from '../../api/match-contract.ts';
import { FIT_BANDS } from '../../cards/audience-fit/fit-bands.ts';
import { choiceField } from '../../element/choice-field.ts';
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
  const choice = (id: string, name: string) => ({ id, name, detail: null });
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
    ${choiceField({
      ...{ label: text('match_col_fit'), all: text('match_all_bands'), chosen: filter.band, text },
      choices: { items: BANDS.map((band) => choice(band, text(FIT_BANDS[band].word))), more: false },
      onChoose: (band) => onFilter({ band }),
    })}
    ${choiceField({
      ...{ label: text('match_eligible'), all: text('match_all'), chosen: filter.eligible, text },
      choices: {
        items: [choice('true', text('match_eligible')), choice('false', text('fit_not_eligible'))],
        more: false,
      },
      onChoose: (eligible) => onFilter({ eligible }),
    })}
  </div>`;
}
