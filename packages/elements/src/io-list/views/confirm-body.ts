import { html, type TemplateResult } from 'lit';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

/** What a hold will cost once it is booked for good. */
export function confirmBody(view: DialogView): TemplateResult {
  const { dialog, io, text, formats } = view;
  const cost = formats.money(io.line_cost_cents ?? 0, io.currency ?? 'USD');
  const when = io.hold_expires_at ? formats.instant(io.hold_expires_at) : '';
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void dialog.confirm();
    }}
  >
    <div class="consequence">
      <p class="muted small">${text('ios_confirm_cost')}</p>
      <p class="figure number">${cost}</p>
      <p class="small">${text('ios_confirm_why', { when })}</p>
    </div>
    ${dialogFoot(view, text('ios_confirm_do', { cost }))}
  </form>`;
}
