import { html, type TemplateResult } from 'lit';
import type { IoDetail } from '../../api/io-contract.ts';
import { dayIn, isDay } from '../../io-order/flight-day.ts';
import { cancellation } from '../cancellation.ts';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

/** What stays payable when the line is cancelled, from which day, and what need not be paid any more. */
export function cancelBody(view: DialogView, detail: IoDetail): TemplateResult {
  const { dialog, io, pacing, text, formats } = view;
  const currency = io.currency ?? 'USD';
  const notice_days = detail.terms.cancellation_notice_days;
  const notice_on = isDay(dialog.notice_on) ? dialog.notice_on : dayIn(new Date(), io.time_zone);
  const delivered_impressions = pacing?.delivered_impressions ?? 0;
  const found = cancellation(io, { notice_on, notice_days, delivered_impressions });
  const payable = formats.money(found.payable_cents, currency);
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (form instanceof HTMLFormElement) void dialog.cancel(String(new FormData(form).get('reason') ?? ''));
    }}
  >
    <div class="consequence">
      <p class="muted small">${text('ios_cancel_payable')}</p>
      <p class="figure number">${payable}</p>
      <p class="small">
        ${
          found.payable_cents > 0
            ? text('ios_cancel_days', {
                count: found.payable_days,
                total: found.total_days,
                day: formats.day(found.effective_on),
              })
            : text('ios_cancel_nothing')
        }
      </p>
    </div>
    <dl class="numbers">
      <div><dt>${text('ios_cancel_cost')}</dt><dd class="number">${formats.money(io.line_cost_cents ?? 0, currency)}</dd></div>
      <div><dt>${text('ios_delivered')}</dt><dd class="number">${formats.count(delivered_impressions)}</dd></div>
      <div><dt>${text('ios_cancel_saved')}</dt><dd class="number">${formats.money(found.saved_cents, currency)}</dd></div>
    </dl>
    <div class="fields">
      <label class="asked">
        ${text('ios_cancel_notice')}
        <input
          class="field"
          type="date"
          required
          max=${dayIn(new Date(), io.time_zone)}
          .value=${dialog.notice_on}
          @change=${(event: Event) => event.target instanceof HTMLInputElement && dialog.noticeOn(event.target.value)}
        />
      </label>
      <label class="asked">
        ${text('ios_cancel_reason')}
        <input class="field" name="reason" maxlength="500" />
      </label>
    </div>
    <p class="muted small">${text('ios_cancel_slot', { count: notice_days })}</p>
    ${dialogFoot(view, text('ios_cancel_do', { payable }), { costly: true })}
  </form>`;
}
