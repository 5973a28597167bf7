import { html, type TemplateResult } from 'lit';
import type { CancellationPreview } from '../../api/io-api.ts';
import { dayIn, isDay } from '../../io-order/flight-day.ts';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

/** What stays payable when the line is cancelled, from which day, and what need not be paid any more. */
export function cancelBody(view: DialogView, found: CancellationPreview): TemplateResult {
  const { dialog, io, text, formats } = view;
  const currency = io.currency ?? 'USD';
  const money = (cents: number | null) => (cents === null ? '–' : formats.money(cents, currency));
  const notice_on = dialog.answers?.notice_on ?? '';
  const { cancellation } = dialog.previews;
  const act =
    found.payable_cents === null
      ? text('ios_cancel_do_free')
      : text('ios_cancel_do', { payable: money(found.payable_cents) });
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (form instanceof HTMLFormElement) void dialog.cancel(String(new FormData(form).get('reason') ?? ''));
    }}
  >
    <div class="consequence" aria-busy=${cancellation.looking} role="status">
      <p class="muted small">${text('ios_cancel_payable')}</p>
      <p class="figure number">${money(found.payable_cents)}</p>
      <p class="small">${why(found, view)}</p>
    </div>
    <dl class="numbers">
      <div><dt>${text('ios_cancel_cost')}</dt><dd class="number">${money(found.line_cost_cents)}</dd></div>
      <div><dt>${text('ios_delivered')}</dt><dd class="number">${formats.count(found.delivered_impressions)}</dd></div>
      <div><dt>${text('ios_cancel_saved')}</dt><dd class="number">${money(found.saved_cents)}</dd></div>
    </dl>
    <div class="fields">
      <label class="asked">
        ${text('ios_cancel_notice')}
        <input
          class="field"
          type="date"
          required
          max=${dayIn(new Date(), io.time_zone)}
          .value=${notice_on}
          @change=${(event: Event) => event.target instanceof HTMLInputElement && dialog.noticeOn(event.target.value)}
        />
      </label>
      <label class="asked">
        ${text('ios_cancel_reason')}
        <input class="field" name="reason" maxlength="500" />
      </label>
    </div>
    <p class="muted small">${text('ios_cancel_slot', { count: found.notice_days })}</p>
    ${dialogFoot(view, act, {
      costly: true,
      error: cancellation.error,
      disabled: cancellation.looking || cancellation.error !== null || !isDay(notice_on),
    })}
  </form>`;
}

function why(found: CancellationPreview, { text, formats }: DialogView): string {
  if (found.payable_cents === null) return text('ios_cancel_no_price');
  if (found.payable_cents === 0 || found.effective_on === null) return text('ios_cancel_nothing');
  const day = formats.day(found.effective_on);
  return text('ios_cancel_days', { count: found.payable_days, total: found.total_days, day });
}
