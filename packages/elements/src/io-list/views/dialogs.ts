import { html, nothing, type TemplateResult } from 'lit';
import type { Io, IoPacing } from '../../api/io-contract.ts';
import { errorText } from '../../element/error-text.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { LineDialog } from '../line-dialog.ts';
import { acceptBody } from './accept-body.ts';
import { cancelBody } from './cancel-body.ts';
import { makegoodBody } from './makegood-body.ts';

/** What a dialog about a line is drawn from. */
export type DialogView = {
  dialog: LineDialog;
  io: Io;
  pacing: IoPacing | undefined;
  text: Translate;
  formats: Formats;
};

const TITLES = {
  cancel: 'ios_cancel_title',
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
          ? dialog.act === 'cancel'
            ? cancelBody(view, dialog.detail)
            : dialog.act === 'makegood'
              ? makegoodBody(view)
              : acceptBody(view, dialog.detail)
          : dialog.error
            ? loadFailedView(dialog.error, text, () => void dialog.load())
            : skeletonView(['half', '', ''], text)
      }
    </div>
  </dialog>`;
}

/** What went wrong, and the two ways out of the dialog. */
export function dialogFoot(
  { dialog, text }: DialogView,
  act: string,
  { costly = false, disabled = false }: { costly?: boolean; disabled?: boolean } = {},
): TemplateResult {
  return html`${
    dialog.error
      ? html`<p class="status bad problem" role="alert">
            ${icon('alert')} <span>${errorText(dialog.error, text)} ${blockers(dialog)}</span>
          </p>`
      : nothing
  }
    <div class="actions">
      <button class="button" type="button" @click=${() => dialog.close()}>${text('ios_keep')}</button>
      <button
        class=${`button primary ${costly ? 'costly' : ''}`}
        type="submit"
        ?disabled=${dialog.busy || disabled}
      >
        ${act}
      </button>
    </div>`;
}

/** Why a makegood may not be booked: the server gives each reason its own sentence. */
function blockers({ error }: LineDialog): string {
  const details = error?.document.details as { blockers?: { message: string }[] } | undefined;
  return (details?.blockers ?? []).map(({ message }) => message).join(' ');
}
