import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { fieldValue } from '../../element/field-value.ts';
import { centsOfField, decimalsOf, fieldOfCents } from '../../io-order/amount-input.ts';
import { icon } from '../../theme/icons.ts';
import { type DraftLine, type LineEdit, withEdit } from '../io-draft.ts';
import { lineCost } from '../line-cost.ts';
import { flightWords, lineName, type WizardView } from '../wizard-view.ts';
import { lineAlternatives } from './line-alternatives.ts';
import { placeState } from './place-state.ts';
import { describedBy, problem } from './problem.ts';
import { promoField } from './promo-field.ts';

/** One line with everything of it that can be changed. */
export function lineEditor(line: DraftLine, at: number, view: WizardView): TemplateResult {
  const { currency, text, formats, inventory, problems } = view;
  const place = inventory.at(line);
  const cost = lineCost(line.impressions, line.cpm_cents);
  const projected = place?.projected_impressions ?? null;
  const has = (...fields: string[]) => fields.some((field) => problems[`${line.key}:${field}`]);
  const opened =
    line.promo_code ||
    line.vanity_slug ||
    has('promo_code', 'vanity_slug', 'target_url', 'first_day', 'last_day');
  return html`<fieldset class=${line.key in view.taken ? 'line taken' : 'line'} data-line=${line.key}>
    <legend class="only-read">${text('wizard_line', { count: at + 1 })} ${lineName(line, view)}</legend>
    <div class="line-head">
      <span class="strong" aria-hidden="true">${lineName(line, view)}</span>
      ${placeState(place, view)}
    </div>
    ${problem(problems, `${line.key}:slot`)} ${lineAlternatives(line, view)}
    <div class="fields">
      ${numberField(line, view, 'impressions', text('io_impressions'), {
        value: line.impressions === null ? '' : String(line.impressions),
        step: '1',
        read: (value) => (value === '' ? null : Math.max(0, Math.round(Number(value)))),
        hint: projected === null ? '' : text('wizard_projected_hint', { count: projected }),
        warn: projected !== null && (line.impressions ?? 0) > projected,
      })}
      ${numberField(line, view, 'cpm_cents', text('wizard_cpm', { currency }), {
        value: fieldOfCents(line.cpm_cents, currency),
        step: String(10 ** -decimalsOf(currency)),
        read: (value) => centsOfField(value, currency),
      })}
      <div class="asked cost">
        <span>${text('io_cost')}</span>
        <output class="number strong">${cost === null ? '–' : formats.money(cost, currency)}</output>
      </div>
    </div>
    <details ?open=${Boolean(opened)}>
      <summary class="small">
        ${icon('chevron')} <span>${text('wizard_more')}</span>
        <span class="muted">${flightWords(line.first_day, line.last_day, view)}</span>
      </summary>
      <div class="fields more">${promoField(line, view)} ${slug(line, view)} ${target(line, view)} ${day(line, view, 'first_day')} ${day(line, view, 'last_day')}</div>
      ${
        view.lines.length > 1
          ? html`<button class="link small" type="button" @click=${() => edit(view, line, { removed: true })}>
              ${text('wizard_remove')}<span class="only-read">: ${lineName(line, view)}</span>
            </button>`
          : nothing
      }
    </details>
  </fieldset>`;
}

type NumberField = {
  value: string;
  step: string;
  read: (value: string) => number | null;
  hint?: string;
  warn?: boolean;
};

function numberField(
  line: DraftLine,
  view: WizardView,
  name: 'impressions' | 'cpm_cents',
  label: string,
  { value, step, read, hint = '', warn = false }: NumberField,
): TemplateResult {
  const field = `${line.key}:${name}`;
  return html`<label class="asked">
    ${label}
    <input
      class="field number"
      type="number"
      inputmode="decimal"
      min="0"
      step=${step}
      data-field=${field}
      ${fieldValue(value)}
      aria-invalid=${view.problems[field] ? 'true' : nothing}
      aria-describedby=${describedBy(view.problems, field)}
      @blur=${view.refresh}
      @input=${(event: Event) => event.target instanceof HTMLInputElement && edit(view, line, { [name]: read(event.target.value) })}
    />
    ${hint ? html`<span class=${`small ${warn ? 'status warn' : 'muted'}`}>${warn ? icon('alert') : nothing} ${hint}</span>` : nothing}
    ${problem(view.problems, field)}
  </label>`;
}

function slug(line: DraftLine, view: WizardView): TemplateResult {
  const { text, problems } = view;
  const field = `${line.key}:vanity_slug`;
  return html`<label class="asked">
    ${text('wizard_slug')}
    <span class="joined prefixed">
      <span class="muted" aria-hidden="true">/v/</span>
      <input
        class="field"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="80"
        data-field=${field}
        .value=${live(line.vanity_slug)}
        aria-invalid=${problems[field] ? 'true' : nothing}
        aria-describedby=${describedBy(problems, field)}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && edit(view, line, { vanity_slug: event.target.value })}
      />
    </span>
    ${problem(problems, field)}
  </label>`;
}

function target(line: DraftLine, view: WizardView): TemplateResult {
  const { text, problems } = view;
  const field = `${line.key}:target_url`;
  return html`<label class="asked">
    ${text('wizard_target')}
    <input
      class="field"
      type="url"
      autocomplete="off"
      placeholder="https://"
      maxlength="2000"
      data-field=${field}
      .value=${live(line.target_url)}
      aria-invalid=${problems[field] ? 'true' : nothing}
      aria-describedby=${describedBy(problems, field)}
      @input=${(event: Event) => event.target instanceof HTMLInputElement && edit(view, line, { target_url: event.target.value })}
    />
    ${problem(problems, field)}
  </label>`;
}

function day(line: DraftLine, view: WizardView, name: 'first_day' | 'last_day'): TemplateResult {
  const { text, problems } = view;
  const field = `${line.key}:${name}`;
  return html`<label class="asked">
    ${text(name === 'first_day' ? 'io_first_day' : 'io_last_day')}
    <input
      class="field"
      type="date"
      data-field=${field}
      .value=${line[name]}
      aria-invalid=${problems[field] ? 'true' : nothing}
      aria-describedby=${describedBy(problems, field)}
      @change=${(event: Event) => event.target instanceof HTMLInputElement && edit(view, line, { [name]: event.target.value })}
    />
    ${problem(problems, field)}
  </label>`;
}

function edit(view: WizardView, line: DraftLine, change: LineEdit): void {
  view.change((now) => withEdit(now, line.key, change));
}
