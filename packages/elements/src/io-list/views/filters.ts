import { html, type TemplateResult } from 'lit';
import type { Choice } from '../../api/choices-api.ts';
import type { IoStatus } from '../../api/io-contract.ts';
import { choiceField } from '../../element/choice-field.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import { statusLook } from '../io-looks.ts';
import type { ListView } from '../list-view.ts';

const STATUSES = ['scheduled', 'active', 'makegood', 'completed', 'cancelled'] as const;

/** What the list is narrowed by. */
export function filters(view: ListView): TemplateResult {
  const { filter, text, onFilter } = view;
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
    ${choiceField({
      ...{ label: text('ios_status'), all: text('ios_all_statuses'), chosen: filter.status, text },
      choices: { items: STATUSES.map((id) => statusChoice(id, text)), more: false },
      onChoose: (status) => onFilter({ status }),
    })}
    ${choiceField({
      ...{ label: text('io_show'), all: text('ios_all_shows'), chosen: filter.podcast_id, text },
      ...{ choices: view.shows, onChoose: (podcast_id) => onFilter({ podcast_id }) },
    })}
    ${choiceField({
      ...{ label: text('ios_deal'), all: text('ios_all_deals'), chosen: filter.campaign_id, text },
      ...{ choices: view.deals, onChoose: (campaign_id) => onFilter({ campaign_id }) },
    })}
  </div>`;
}

function statusChoice(id: IoStatus, text: Translate): Choice {
  return { id, name: text(statusLook(id, false).word), detail: null };
}
