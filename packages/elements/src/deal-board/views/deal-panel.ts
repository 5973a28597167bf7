import { html, nothing, type TemplateResult } from 'lit';
import type { Deal, DealMove } from '../../api/deal-contract.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import { ago } from '../../text/ago.ts';
import { icon } from '../../theme/icons.ts';
import type { Wording } from '../board-view.ts';
import { isOpen } from '../deal-stages.ts';
import type { OpenDeal } from '../open-deal.ts';
import { stageName } from '../stage-words.ts';

/** What the details of a deal are drawn from. */
export type DealPanelView = Wording & { deal: Deal; open: OpenDeal; may_change: boolean };

/** A deal in full: its facts, what may be planned for it, and how it got where it is. */
export function dealPanel(view: DealPanelView): TemplateResult {
  const { deal, open, text } = view;
  const close = () => open.close();
  return html`<dialog class="panel" part="details" aria-labelledby="panel-title" @close=${close} @click=${onBackdrop}>
    <div class="sheet">
      <header>
        <div>
          <p class="small muted">${[deal.podcast_title, deal.sponsor_name].filter(Boolean).join(' · ')}</p>
          <h3 id="panel-title" tabindex="-1" autofocus>${deal.name}</h3>
        </div>
        <button class="button quiet small" type="button" aria-label=${text('board_close')} @click=${close}>
          ${icon('close')}
        </button>
      </header>
      ${facts(view)} ${plan(view)}
      <h4>${text('board_history')}</h4>
      ${history(view)}
    </div>
  </dialog>`;
}

function onBackdrop(event: MouseEvent): void {
  if (event.target === event.currentTarget && event.target instanceof HTMLDialogElement) event.target.close();
}

function facts({ deal, text, formats }: DealPanelView): TemplateResult {
  const { amount_cents, weighted_cents, currency } = deal;
  const has_amount = amount_cents !== null;
  const days = deal.days_in_stage === null ? null : Math.floor(deal.days_in_stage);
  const rows: [string, string][] = [
    [text('board_stage'), stageName(deal.stage, text)],
    [text('board_amount'), has_amount ? formats.money(amount_cents, currency) : text('board_no_amount')],
  ];
  if (isOpen(deal.stage)) {
    rows.push([text('board_probability'), formats.percent(deal.probability)]);
    if (has_amount) rows.push([text('board_weighted_word'), formats.money(weighted_cents ?? 0, currency)]);
    if (days !== null) rows.push([text('board_in_stage'), text('board_days', { count: days })]);
  }
  if (deal.expected_close) {
    const day = formats.day(deal.expected_close);
    const count = deal.slip_count;
    rows.push([text('board_expected_close'), count > 0 ? text('board_slipped', { day, count }) : day]);
  }
  if (deal.industry) rows.push([text('board_industry'), deal.industry]);
  if (deal.loss_reason) {
    const note = deal.loss_note ? `: ${deal.loss_note}` : '';
    rows.push([text('board_loss'), `${text(`loss_${deal.loss_reason}`)}${note}`]);
  }
  return html`<dl class="facts">
    ${rows.map(
      ([term, value]) => html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`,
    )}
  </dl>`;
}

/** What a person plans for an open deal; a next activity keeps it from rotting. */
function plan(view: DealPanelView): TemplateResult | typeof nothing {
  const { deal, open, text, may_change } = view;
  if (!may_change || !isOpen(deal.stage)) return nothing;
  return html`<form class="plan" @submit=${(event: SubmitEvent) => onPlan(event, view)}>
    <label class="asked">
      ${text('board_expected_close')}
      <input class="field" type="date" name="expected_close" .value=${deal.expected_close ?? ''} />
    </label>
    <label class="asked">
      ${text('board_next_activity')}
      <input class="field" type="date" name="next_activity_on" .value=${deal.next_activity_on ?? ''} />
    </label>
    <button class="button small" type="submit" ?disabled=${open.saving}>
      ${text(open.saving ? 'board_saving' : 'board_save')}
    </button>
    ${open.complaint ? html`<p class="status bad" role="alert">${icon('alert')} ${open.complaint}</p>` : nothing}
  </form>`;
}

function onPlan(event: SubmitEvent, { deal, open }: DealPanelView): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const form = new FormData(event.target);
  const day = (name: string) => String(form.get(name) ?? '') || null;
  void open.save(deal, {
    expected_close: day('expected_close'),
    next_activity_on: day('next_activity_on'),
  });
}

function history(view: DealPanelView): TemplateResult {
  const { open, text } = view;
  if (open.error) return loadFailedView(open.error, text, () => void open.load());
  if (!open.history) return skeletonView(['half', '', 'half'], text);
  if (open.history.length === 0) return html`<p class="muted">${text('board_history_none')}</p>`;
  return html`<ol class="history">
    ${open.history.map((move) => historyEntry(move, view))}
  </ol>`;
}

function historyEntry(move: DealMove, { text, formats }: DealPanelView): TemplateResult {
  const step = text('board_history_step', {
    from: stageName(move.from_stage, text),
    to: stageName(move.to_stage, text),
  });
  const days = move.days_in_previous_stage;
  const who = move.by_host
    ? text('board_by_host')
    : move.actor_id && text('board_by', { who: move.actor_id });
  const how = [
    days !== null && text('board_history_after', { count: Math.floor(days) }),
    who,
    move.override && text('board_history_override'),
  ];
  const why = [move.reason, move.loss_reason && text(`loss_${move.loss_reason}`), move.loss_note];
  const said = why.filter(Boolean).join(': ');
  return html`<li>
    <p>
      <span class="strong">${step}</span>
      <time class="muted small" datetime=${move.changed_at} title=${formats.instant(move.changed_at)}
        >${ago(move.changed_at, text, formats)}</time
      >
    </p>
    <p class="muted small">${how.filter(Boolean).join(', ')}</p>
    ${said ? html`<p class="small">${said}</p>` : nothing}
  </li>`;
}
