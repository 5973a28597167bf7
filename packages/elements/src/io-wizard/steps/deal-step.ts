import { html, nothing, type TemplateResult } from 'lit';
import type { BookableDeal } from '../../api/io-contract.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import { icon } from '../../theme/icons.ts';
import { type ChosenSpot, withDealFor } from '../chosen-spot.ts';
import { problem } from '../views/problem.ts';
import type { WizardView } from '../wizard-view.ts';

/** Which deal the order is for: won ones first, and those that an order is about to win. */
export function dealStep(view: WizardView): TemplateResult {
  const { search, draft, text } = view;
  const { deals } = search;
  return html`<label class="asked search-field">
      <span class="only-read">${text('wizard_deal_search')}</span>
      ${icon('search')}
      <input
        class="field"
        type="search"
        maxlength="200"
        placeholder=${text('wizard_deal_search')}
        .value=${search.q}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && search.type(event.target.value)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
      />
    </label>
    ${view.spot ? ofSpot(view.spot, view) : nothing}
    ${problem(view.problems, 'deal')} ${problem(view.problems, 'campaign_id')}
    ${
      search.error
        ? loadFailedView(search.error, text, () => void search.look())
        : deals
          ? choices(view, draft.deal && !deals.some(isSame(draft.deal)) ? [draft.deal, ...deals] : deals)
          : skeletonView(['row-bone', 'row-bone', 'row-bone', 'row-bone'], text)
    }`;
}

/** Which spot the order is for, and the way back to all deals. */
function ofSpot({ day }: ChosenSpot, { text, formats, anySpot }: WizardView): TemplateResult {
  return html`<p class="small muted spot-chosen">
    ${icon('info')} <span>${text('wizard_spot', { day: formats.day(day) })}</span>
    <button class="button quiet small" type="button" @click=${anySpot}>${text('wizard_spot_any')}</button>
  </p>`;
}

const isSame = (deal: BookableDeal) => (one: BookableDeal) => one.campaign_id === deal.campaign_id;

function choices(view: WizardView, deals: readonly BookableDeal[]): TemplateResult {
  const { text, search, draft, formats } = view;
  if (deals.length === 0) {
    return html`<div class="empty">
      <p class="strong">${text(search.q ? 'wizard_deal_none_found' : 'wizard_deal_none')}</p>
      <p class="muted">${text(search.q ? 'wizard_deal_none_found_hint' : 'wizard_deal_none_hint')}</p>
    </div>`;
  }
  return html`<fieldset class="choices scrolling">
    <legend class="only-read">${text('wizard_deal')}</legend>
    ${deals.map((deal) => {
      const facts = [deal.sponsor_name, deal.podcast_title].filter(Boolean).join(' · ');
      return html`<label class="choice">
        <input
          type="radio"
          name="deal"
          .value=${deal.campaign_id}
          .checked=${draft.deal?.campaign_id === deal.campaign_id}
          @change=${() => view.change((now) => withDealFor(now, deal, view.spot))}
        />
        <span class="what">
          <span class="strong">${deal.name}</span>
          <span class="muted small">${facts}</span>
        </span>
        <span class="figures">
          ${
            deal.amount_cents !== null && deal.currency
              ? html`<span class="number">${formats.money(deal.amount_cents, deal.currency)}</span>`
              : nothing
          }
          <span class=${`small ${deal.stage === 'won' ? 'status good' : 'muted'}`}>
            ${stageWord(deal.stage, text)}
          </span>
        </span>
      </label>`;
    })}
  </fieldset>`;
}

/** Stages are the server's; one that has no word here is shown as it is. */
function stageWord(stage: string, text: WizardView['text']): string {
  if (stage === 'won') return text('wizard_stage_won');
  if (stage === 'negotiation') return text('wizard_stage_negotiation');
  return stage === 'proposal' ? text('wizard_stage_proposal') : stage;
}
