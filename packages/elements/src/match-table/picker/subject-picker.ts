import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';
import type { Side } from '../match-view.ts';
import { nameCombobox } from './name-combobox.ts';
import type { NameSearch } from './name-search.ts';

type Picker = {
  side: Side;
  search: NameSearch;
  text: Translate;
  onSide: (side: Side) => void;
  onChoose: (id: string) => void;
};

/** Whose matches: one of two sides, and who there. */
export function subjectPicker({ side, search, text, onSide, onChoose }: Picker): TemplateResult {
  const isShows = side === 'shows';
  const half = (one: Side, words: string) => html`<button
    type="button"
    aria-pressed=${one === side}
    @click=${() => one !== side && onSide(one)}
  >
    ${words}
  </button>`;
  const q = search.typed?.trim();
  const none = q
    ? text(isShows ? 'match_no_advertiser' : 'match_no_show', { q })
    : text(isShows ? 'match_no_advertisers' : 'match_no_shows');
  return html`<div class="picker" part="picker" role="group" aria-label=${text('match_whose')}>
    <div class="sides">
      ${half('shows', text('match_for_advertiser'))} ${half('advertisers', text('match_for_show'))}
    </div>
    ${nameCombobox({
      label: text(isShows ? 'match_advertiser' : 'match_show'),
      placeholder: text(isShows ? 'match_choose_advertiser' : 'match_choose_show'),
      ...{ search, none, text, onChoose },
    })}
  </div>`;
}
