import { html, type TemplateResult } from 'lit';
import { choiceField } from '../../element/choice-field.ts';
import type { Choices } from '../../element/choices.ts';
import type { Translate } from '../../text/translate.ts';
import type { Side } from '../match-view.ts';

type Picker = {
  side: Side;
  chosen: string;
  choices: Choices;
  text: Translate;
  onSide: (side: Side) => void;
  onChoose: (id: string) => void;
};

/** Whose matches: one of two sides, and who there. */
export function subjectPicker({ side, chosen, choices, text, onSide, onChoose }: Picker): TemplateResult {
  const isShows = side === 'shows';
  const half = (of: Side, words: string) => html`<button
    type="button"
    aria-pressed=${side === of}
    @click=${() => side !== of && onSide(of)}
  >
    ${words}
  </button>`;
  return html`<div class="picker" part="picker" role="group" aria-label=${text('match_whose')}>
    <div class="sides">
      ${half('shows', text('match_for_advertiser'))} ${half('advertisers', text('match_for_show'))}
    </div>
    ${choiceField({
      label: text(isShows ? 'match_advertiser' : 'match_show'),
      all: text(isShows ? 'match_choose_advertiser' : 'match_choose_show'),
      ...{ chosen, choices, text, onChoose },
    })}
  </div>`;
}
