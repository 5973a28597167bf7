import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { Io } from '../../api/io-contract.ts';
import { errorText } from '../../element/error-text.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { LineDialog } from '../line-dialog.ts';

/** What a dialog about a line is drawn from. */
export type DialogView = {
  dialog: LineDialog;
  io: Io;
  text: Translate;
  formats: Formats;
};

type FootOptions = {
  costly?: boolean;
  disabled?: boolean;
  /** Why the server could not say beforehand what the act comes to. */
  error?: ApiError | null;
};

/** What went wrong, and the two ways out of the dialog. */
export function dialogFoot(
  { dialog, text }: DialogView,
  act: string,
  { costly = false, disabled = false, error = null }: FootOptions = {},
): TemplateResult {
  const wrong = dialog.error ?? error;
  return html`${
    wrong
      ? html`<p class="status bad problem" role="alert">
            ${icon('alert')} <span>${errorText(wrong, text)}</span>
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
