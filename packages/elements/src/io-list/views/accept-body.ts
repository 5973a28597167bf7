import { html, nothing, type TemplateResult } from 'lit';
import type { IoDetail } from '../../api/io-contract.ts';
import { icon } from '../../theme/icons.ts';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

/** What the order's last wording changed, and who agreed to it. */
export function acceptBody(view: DialogView, detail: IoDetail): TemplateResult {
  const { dialog, text, formats } = view;
  const latest = detail.revisions.at(-1);
  const open = latest?.needs_acceptance && latest.accepted_at === null;
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (form instanceof HTMLFormElement)
        void dialog.accept(String(new FormData(form).get('accepted_by') ?? ''));
    }}
  >
    <p>${text('ios_accept_revision', { revision: latest?.revision ?? 1 })}</p>
    <ul class="changes small">
      ${latest?.changes.map(
        ({ line_no, field, before, after }) => html`<li>
          ${line_no === null ? nothing : html`<span class="muted">${text('ios_line', { count: line_no })}</span>`}
          <span>${field.replaceAll('_', ' ')}</span>
          <span class="number">${shown(before)} → <b>${shown(after)}</b></span>
        </li>`,
      )}
    </ul>
    ${
      open
        ? html`<label class="asked">
              ${text('ios_accept_by')}
              <input class="field" name="accepted_by" maxlength="300" required autocomplete="off" />
            </label>
            ${dialogFoot(view, text('ios_accept_do'))}`
        : html`<p class="status good">
              ${icon('check')}
              ${
                latest?.accepted_at
                  ? text('ios_accepted', {
                      who: latest.accepted_by ?? '',
                      when: formats.instant(latest.accepted_at),
                    })
                  : text('ios_accept_not_needed')
              }
            </p>
            <div class="actions">
              <button class="button" type="button" @click=${() => dialog.close()}>${text('ios_close')}</button>
            </div>`
    }
  </form>`;
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '–' : String(value);
}
