import { html, type TemplateResult } from 'lit';
import { choiceField } from '../../element/choice-field.ts';
import type { Translate } from '../../text/translate.ts';
import type { Side } from '../match-view.ts';
import type { SubjectChoice } from '../subject-choice.ts';

type Picker = { subject: SubjectChoice; chosen: string; text: Translate; onChoose: (id: string) => void };

/** Whose matches: one of two sides, and who there. */
export function subjectPicker({ subject, chosen, text, onChoose }: Picker): TemplateResult {
  const isShows = subject.side === 'shows';
  const turnTo = (side: Side) => {
    if (side === subject.side) return;
    subject.side = side;
    onChoose('');
  };
  const half = (side: Side, words: string) => html`<button
    type="button"
    aria-pressed=${side === subject.side}
    @click=${() => turnTo(side)}
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
      ...{ chosen, choices: subject.choices, text, onChoose },
    })}
  </div>`;
}
