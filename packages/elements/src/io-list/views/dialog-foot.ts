import { html, nothing, type TemplateResult } from 'lit';
import type { Io, IoPacing } from '../../api/io-contract.ts';
import { errorText } from '../../element/error-text.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { LineDialog } from '../line-dialog.ts';

/** What a dialog about a line is drawn from. */
export type DialogView = {
  dialog: LineDialog;
  io: Io;
  pacing: IoPacing | undefined;
  text: Translate;
  formats: Formats;
};

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
