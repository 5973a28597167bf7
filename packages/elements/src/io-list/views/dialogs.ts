import { html, nothing, type TemplateResult } from 'lit';
import type { IoDetail } from '../../api/io-contract.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import { acceptBody } from './accept-body.ts';
import { cancelBody } from './cancel-body.ts';
import { confirmBody } from './confirm-body.ts';
import type { DialogView } from './dialog-foot.ts';
import { makegoodBody } from './makegood-body.ts';

const TITLES = {
  cancel: 'ios_cancel_title',
  confirm: 'ios_confirm_title',
  makegood: 'ios_makegood_title',
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
      ${
        dialog.detail
          ? body(view, dialog.detail)
          : dialog.error
            ? loadFailedView(dialog.error, text, () => void dialog.load())
            : skeletonView(['half', '', ''], text)
      }
    </div>
  </dialog>`;
}

function body(view: DialogView, detail: IoDetail): TemplateResult {
  if (view.dialog.act === 'cancel') return cancelBody(view, detail);
  if (view.dialog.act === 'confirm') return confirmBody(view);
  return view.dialog.act === 'makegood' ? makegoodBody(view) : acceptBody(view, detail);
}
