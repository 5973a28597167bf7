import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from '../api/choices-api.ts';
import type { Translate } from '../text/translate.ts';
import type { Choices } from './choices.ts';

/** What a filter by name is drawn from. */
export type ChoiceField = {
  label: string;
  /** What is shown while nothing is chosen. */
  all: string;
  chosen: string;
  choices: Pick<Choices, 'items' | 'more'>;
  text: Translate;
  onChoose: (id: string) => void;
};

/** A filter by name. Where there are more than a list can hold, it says how the others are found. */
export function choiceField({ label, all, chosen, choices, text, onChoose }: ChoiceField): TemplateResult {
  const { items, more } = choices;
  const isKnown = items.some(({ id }) => id === chosen);
  return html`<select
    class="field"
    aria-label=${label}
    @change=${({ target }: Event) => target instanceof HTMLSelectElement && onChoose(target.value)}
  >
    <option value="" ?selected=${chosen === ''}>${all}</option>
    ${chosen && !isKnown ? html`<option value=${chosen} selected>${label}</option>` : nothing}
    ${items.map((item) => html`<option value=${item.id} ?selected=${item.id === chosen}>${nameOf(item, items)}</option>`)}
    ${more ? html`<option disabled>${text('choices_more')}</option>` : nothing}
  </select>`;
}

/** The name, with what tells it apart where another has the same. */
function nameOf({ id, name, detail }: Choice, items: readonly Choice[]): string {
  const isAlone = items.every((other) => other.id === id || other.name !== name);
  return isAlone || !detail ? name : `${name} · ${detail}`;
}
