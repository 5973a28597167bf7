import { html, nothing, type TemplateResult } from 'lit';
import type { Deal, DealTotal, DealTransition } from '../../api/deal-contract.ts';
import type { Wording } from '../board-view.ts';
import { LOSS_REASONS } from '../loss-reasons.ts';
import { moveEffects } from '../move-effects.ts';
import type { MoveAnswers } from '../move-state.ts';
import { stageName } from '../stage-words.ts';

/** What the dialog of a move is drawn from. */
export type MoveDialogView = Wording & {
  deal: Deal;
  transition: DealTransition;
  totals: readonly DealTotal[];
  today: string;
  onAnswer: (answers: MoveAnswers) => void;
  onCancel: () => void;
};

/** Asks what a move requires, and shows what it does to the numbers before it is made. */
export function moveDialog(view: MoveDialogView): TemplateResult {
  const { deal, transition, text, onCancel } = view;
  const act = text(`board_ask_${transition.kind}`, { stage: stageName(transition.to, text) });
  const costly = transition.kind === 'lose';
  return html`<dialog class="ask" part="dialog" aria-labelledby="ask-title" @cancel=${onCancel}>
    <form method="dialog" @submit=${(event: SubmitEvent) => onSubmit(event, view)}>
      <h3 id="ask-title">${act}</h3>
      <p class="muted">${deal.name}${daysHere(view)}</p>
      ${effects(view)}
      ${questions(view)}
      <div class="actions">
        <button class="button" type="button" @click=${onCancel}>${text('board_cancel')}</button>
        <button
          class=${`button primary ${costly ? 'costly' : ''}`}
          type="submit"
        >
          ${act}
        </button>
      </div>
    </form>
  </dialog>`;
}

function daysHere({ deal, text }: MoveDialogView): string {
  if (deal.days_in_stage === null) return '';
  const count = Math.floor(deal.days_in_stage);
  return `. ${text('board_left_after', { stage: stageName(deal.stage, text), count })}`;
}

function effects(view: MoveDialogView): TemplateResult | typeof nothing {
  const { deal, transition, totals, text } = view;
  const rows = moveEffects(deal, transition, totals, view);
  if (rows.length === 0) return nothing;
  return html`<div class="framed"><table class="effects">
    <caption class="only-read">
      ${text('board_what_changes')}
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col" class="end">${text('board_now')}</th>
        <th scope="col" class="end">${text('board_then')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, before, after }) => html`<tr>
          <th scope="row">${label}</th>
          <td class="end muted">${before}</td>
          <td class="end strong">${after}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

function questions(view: MoveDialogView): TemplateResult {
  const { transition, text, today, deal } = view;
  const asks = (what: DealTransition['requires'][number]) => transition.requires.includes(what);
  const why = transition.kind === 'reopen' ? 'board_ask_reopen_reason' : 'board_ask_reason';
  const optional = html`<span class="muted small">${text('board_optional')}</span>`;
  return html`
    ${
      asks('reason')
        ? html`<label class="asked">
            ${text(why)}
            <textarea class="field" name="reason" rows="2" maxlength="2000" required autofocus></textarea>
          </label>`
        : nothing
    }
    ${
      asks('loss_reason')
        ? html`<label class="asked">
              ${text('board_ask_loss_reason')}
              <select class="field" name="loss_reason" required autofocus @change=${needNote}>
                <option value="">${text('board_choose')}</option>
                ${LOSS_REASONS.map((reason) => html`<option value=${reason}>${text(`loss_${reason}`)}</option>`)}
              </select>
            </label>
            <label class="asked">
              <span>${text('board_ask_note')} ${optional}</span>
              <textarea class="field" name="loss_note" rows="2" maxlength="2000"></textarea>
            </label>`
        : nothing
    }
    ${
      asks('expected_close')
        ? html`<label class="asked">
            ${text('board_ask_close')}
            <input
              class="field"
              type="date"
              name="expected_close"
              min=${today}
              .value=${deal.expected_close ?? ''}
              required
              autofocus
            />
          </label>`
        : nothing
    }
    ${
      asks('override')
        ? html`<label class="check">
              <input type="checkbox" name="override" required autofocus />
              <span>${text('board_ask_override')}</span>
            </label>
            <p class="muted small">${text('board_override_why')}</p>`
        : nothing
    }
  `;
}

/** "Other" says nothing without a note. */
function needNote({ target }: Event): void {
  if (!(target instanceof HTMLSelectElement)) return;
  const note = target.form?.elements.namedItem('loss_note');
  if (note instanceof HTMLTextAreaElement) note.required = target.value === 'other';
}

function onSubmit(event: SubmitEvent, { onAnswer }: MoveDialogView): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const form = new FormData(event.target);
  const said = (name: string) => String(form.get(name) ?? '').trim();
  const answers: MoveAnswers = {};
  if (said('reason')) answers.reason = said('reason');
  const loss_reason = LOSS_REASONS.find((reason) => reason === said('loss_reason'));
  if (loss_reason) answers.loss_reason = loss_reason;
  if (said('loss_note')) answers.loss_note = said('loss_note');
  if (said('expected_close')) answers.expected_close = said('expected_close');
  if (form.has('override')) answers.override = true;
  onAnswer(answers);
}
