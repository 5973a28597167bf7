import { html, nothing, type TemplateResult } from 'lit';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import type { LineAct } from '../list-view.ts';
import { acceptBody } from './accept-body.ts';
import { cancelBody } from './cancel-body.ts';
import { confirmBody } from './confirm-body.ts';
import type { DialogView } from './dialog-foot.ts';
import { makegoodBody } from './makegood-body.ts';
import { resolveBody } from './resolve-body.ts';

const TITLES = {
  cancel: 'ios_cancel_title',
  confirm: 'ios_confirm_title',
  makegood: 'ios_makegood_title',
  resolve: 'ios_resolve_title',
  accept: 'ios_accept_title',
} as const;

/** The dialog at hand: what an act means in numbers, and what it asks for. */
export function lineDialog(view: DialogView): TemplateResult | typeof nothing {
  const { dialog, io, text, formats } = view;
  if (!dialog.act) return nothing;
  const place = [io.ad_unit_name, io.episode_title].filter(Boolean).join(' · ');
  return html`<dialog part="dialog" aria-labelledby="dialog-title" @cancel=${() => dialog.close()}>
    <div class="ask">
      <h3 id="dialog-title">${text(TITLES[dialog.act], { number: io.io_number ?? '' })}</h3>
      <p class="muted">
        ${place}, ${formats.shortDay(io.flight_first_day)} – ${formats.day(io.flight_last_day)}
      </p>
      ${body(view, dialog.act)}
    </div>
  </dialog>`;
}

function body(view: DialogView, act: Exclude<LineAct, 'pdf'>): TemplateResult {
  const { dialog, text } = view;
  const { previews } = dialog;
  const needed = previews.first(act);
  if (act === 'confirm') return confirmBody(view);
  if (act === 'cancel' && previews.cancellation.answer) return cancelBody(view, previews.cancellation.answer);
  if (act === 'resolve' && previews.resolution.answer) return resolveBody(view, previews.resolution.answer);
  if (act === 'accept' && previews.detail.answer) return acceptBody(view, previews.detail.answer);
  if (act === 'makegood' && previews.units.answer && previews.size.answer) {
    return makegoodBody(view, previews.size.answer, previews.units.answer);
  }
  return needed?.error
    ? loadFailedView(needed.error, text, () => dialog.load())
    : skeletonView(['half', '', ''], text);
}
