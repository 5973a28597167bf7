import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from '../../element/error-text.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import { type NameSearch, titleOf } from './name-search.ts';

type Combobox = {
  search: NameSearch;
  label: string;
  placeholder: string;
  /** What is said when nothing was found, or when nothing is there. */
  none: string;
  text: Translate;
  onChoose: (id: string) => void;
};

/** A field that finds a name among any number: typed, then picked, by pointer, keys or screen reader. */
export function nameCombobox(combobox: Combobox): TemplateResult {
  const { search, label, placeholder, text } = combobox;
  const { isOpen, at } = search;
  return html`<div class="names" @focusout=${(event: FocusEvent) => isLeft(event) && search.close()}>
    <input
      class="field"
      role="combobox"
      aria-label=${label}
      aria-autocomplete="list"
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? 'names' : nothing}
      aria-activedescendant=${isOpen && at >= 0 ? `name-${at}` : nothing}
      autocomplete="off"
      spellcheck="false"
      maxlength="200"
      placeholder=${placeholder}
      .value=${search.typed ?? search.name}
      @input=${(event: Event) => event.target instanceof HTMLInputElement && search.type(event.target.value)}
      @click=${(event: Event) => {
        search.open();
        if (event.target instanceof HTMLInputElement && search.typed === null) event.target.select();
      }}
      @keydown=${(event: KeyboardEvent) => onKey(event, combobox)}
    />
    ${icon('chevron')} ${isOpen ? list(combobox) : nothing}
    <span class="only-read" role="status">${isOpen ? countOf(search, text) : nothing}</span>
  </div>`;
}

function list({ search, label, none, text, onChoose }: Combobox): TemplateResult {
  const { items, answer, at } = search;
  const { error, looking } = answer;
  const pick = (id: string) => {
    search.close();
    onChoose(id);
  };
  return html`<div class="found" popover="manual" aria-busy=${looking} @mousedown=${keepFocus}>
    <ul role="listbox" id="names" aria-label=${label}>
      ${
        error
          ? nothing
          : items?.map(
              (one, n) => html`<li
                role="option"
                id=${`name-${n}`}
                aria-selected=${n === at}
                @click=${() => pick(one.id)}
              >
                ${titleOf(one)} ${one.name && one.detail ? html`<span class="muted small">${one.detail}</span>` : nothing}
              </li>`,
            )
      }
    </ul>
    ${
      error
        ? html`<div class="said" role="alert">
            <p>${text('match_names_failed', { reason: errorText(error, text) })}</p>
            <button class="button small" type="button" @click=${again}>${text('retry')}</button>
          </div>`
        : !items || (looking && items.length === 0)
          ? html`<p class="said muted">${text('match_names_looking')}</p>`
          : items.length === 0
            ? html`<p class="said muted">${none}</p>`
            : answer.answer?.more
              ? html`<p class="said muted small">${text('match_names_first', { count: items.length })}</p>`
              : nothing
    }
  </div>`;

  /** The button goes with the error; who pressed it types on. */
  function again({ currentTarget }: Event): void {
    if (currentTarget instanceof Element) currentTarget.closest('.names')?.querySelector('input')?.focus();
    search.retry();
  }

  function keepFocus(event: Event): void {
    if (!(event.target instanceof HTMLButtonElement)) event.preventDefault();
  }
}

function onKey(event: KeyboardEvent, { search, onChoose }: Combobox): void {
  if (event.isComposing) return;
  const { key } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') search.step(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Escape' && search.isOpen) search.close();
  else if (key === 'Enter') {
    // While what was typed is looked for, the marked name is one of before.
    const picked = search.isOpen && !search.answer.looking ? search.items?.[search.at] : undefined;
    if (picked) search.close();
    if (picked) onChoose(picked.id);
  } else return;
  event.preventDefault();
}

function countOf({ items, answer }: NameSearch, text: Translate): string {
  if (answer.looking || answer.error || !items) return '';
  return text('match_names_found', { count: items.length });
}

/** Whether the focus is nowhere in the field and its list any more. */
function isLeft({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !(
    currentTarget instanceof Node &&
    relatedTarget instanceof Node &&
    currentTarget.contains(relatedTarget)
  );
}
