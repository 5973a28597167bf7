import { html, nothing, type TemplateResult } from 'lit';
import type { MakegoodResolution } from '../../api/io-contract.ts';
import { icon } from '../../theme/icons.ts';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

const WAYS = ['credit', 'invoice_adjustment', 'waived'] as const;

/** What is settled with money or waived, what it comes to, and what stays owed. */
export function resolveBody(view: DialogView, found: MakegoodResolution): TemplateResult {
  const { dialog, io, text, formats } = view;
  const currency = io.currency ?? 'USD';
  const value = formats.money(found.value_cents, currency);
  const { resolution: preview } = dialog.previews;
  const chosen = dialog.answers?.resolve;
  const owed = found.impressions + found.outstanding_impressions;
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (form instanceof HTMLFormElement) void dialog.resolve(String(new FormData(form).get('note') ?? ''));
    }}
  >
    <div class="consequence" aria-busy=${preview.looking} role="status">
      <p class="muted small">${text(`ios_resolve_figure_${found.resolution}`)}</p>
      <p class="figure number">${value}</p>
      <p class="small">${outcome(found, view)}</p>
    </div>
    ${
      found.open_makegoods > 0
        ? html`<p class="status warn problem">
            ${icon('alert')} <span>${text('ios_resolve_open', { count: found.open_makegoods })}</span>
          </p>`
        : nothing
    }
    <fieldset class="ways">
      <legend class="strong">${text('ios_resolve_how')}</legend>
      ${WAYS.map(
        (way) => html`<label class="check">
          <input
            type="radio"
            name="resolution"
            value=${way}
            .checked=${chosen?.resolution === way}
            @change=${() => dialog.resolveBy({ resolution: way })}
          />
          <span>
            ${text(`ios_resolve_${way}`)}
            <span class="muted small">${text(`ios_resolve_${way}_hint`)}</span>
          </span>
        </label>`,
      )}
    </fieldset>
    <dl class="numbers">
      <div>
        <dt>${text('ios_resolve_settled')}</dt>
        <dd class="number">${formats.count(found.impressions)}</dd>
      </div>
      <div>
        <dt>${text('ios_resolve_rate')}</dt>
        <dd class="number">${io.booked_cpm_cents === null ? '–' : formats.money(io.booked_cpm_cents, currency)}</dd>
      </div>
      <div>
        <dt>${text('ios_resolve_left')}</dt>
        <dd class="number">${formats.count(found.outstanding_impressions)}</dd>
      </div>
    </dl>
    <div class="fields">
      <label class="asked">
        ${text('ios_resolve_part_of')}
        <input
          class="field number"
          type="number"
          min="1"
          step="1"
          max=${owed}
          placeholder=${formats.count(owed)}
          @input=${({ target }: Event) => target instanceof HTMLInputElement && dialog.resolveBy({ impressions: Number(target.value) || null })}
        />
      </label>
      <label class="asked">
        ${text('ios_resolve_note')}
        <input class="field" name="note" maxlength="500" autocomplete="off" />
      </label>
    </div>
    ${dialogFoot(view, text(`ios_resolve_do_${found.resolution}`, { value, count: found.impressions }), {
      error: preview.error,
      disabled: preview.looking || preview.error !== null || found.impressions < 1,
    })}
  </form>`;
}

function outcome({ outstanding_impressions, completes }: MakegoodResolution, { text }: DialogView): string {
  if (outstanding_impressions > 0) return text('ios_resolve_part', { count: outstanding_impressions });
  return text(completes ? 'ios_resolve_completes' : 'ios_resolve_clock');
}
