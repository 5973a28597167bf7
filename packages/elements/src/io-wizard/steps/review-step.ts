import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from '../../element/error-text.ts';
import { icon } from '../../theme/icons.ts';
import type { DraftLine } from '../io-draft.ts';
import { lineCost } from '../line-cost.ts';
import { lineAlternatives } from '../views/line-alternatives.ts';
import { placeState } from '../views/place-state.ts';
import { problem } from '../views/problem.ts';
import { flightWords, lineName, type WizardView } from '../wizard-view.ts';

/** All of the order as it will be booked. */
export function reviewStep(view: WizardView): TemplateResult {
  const { draft, lines, sum, currency, text, formats } = view;
  const { deal } = draft;
  return html`${failed(view)}
    <dl class="facts">
      ${fact(text('wizard_deal'), deal?.name ?? '')} ${fact(text('wizard_advertiser'), deal?.sponsor_name ?? '–')}
      ${fact(text('io_show'), deal?.podcast_title ?? '–')}
      ${fact(text('wizard_time_zone'), draft.time_zone.replaceAll('_', ' '))}
      ${draft.hold_until ? fact(text('wizard_hold_until'), formats.instant(new Date(draft.hold_until).toISOString())) : nothing}
    </dl>
    <table class="review-lines">
      <caption class="only-read">
        ${text('wizard_lines', { count: lines.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('wizard_line_word')}</th>
          <th scope="col">${text('io_flight')}</th>
          <th scope="col" class="end">${text('io_impressions')}</th>
          <th scope="col" class="end">${text('io_cpm')}</th>
          <th scope="col" class="end">${text('io_cost')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => row(line, view))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">${text('wizard_total')}</th>
          <td class="end strong" data-label=${text('io_impressions')}>${formats.count(sum.booked_impressions)}</td>
          <td></td>
          <td class="end strong" data-label=${text('io_cost')}>${formats.price(sum.cost_cents, currency)}</td>
        </tr>
      </tfoot>
    </table>
    ${
      sum.over_projection > 0
        ? html`<p class="status warn small">
            ${icon('alert')} ${text('wizard_over_projection', { count: sum.over_projection })}
          </p>`
        : nothing
    }`;
}

function fact(term: string, value: string): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

function row(line: DraftLine, view: WizardView): TemplateResult {
  const { currency, text, formats, problems, taken, inventory } = view;
  const cost = lineCost(line.impressions, line.cpm_cents);
  const codes = [
    line.promo_code.trim().toUpperCase(),
    line.vanity_slug.trim() && `/v/${line.vanity_slug.trim()}`,
  ];
  const wrong = Object.keys(problems).filter((field) => field.startsWith(`${line.key}:`));
  return html`<tr class=${line.key in taken || wrong.length > 0 ? 'wrong' : ''} data-line=${line.key}>
      <th scope="row">
        ${lineName(line, view)}
        <span class="small below">
          ${line.key in taken ? nothing : placeState(inventory.at(line), view)}
          ${codes.filter(Boolean).map((code) => html`<span class="muted code">${code}</span>`)}
        </span>
      </th>
      <td data-label=${text('io_flight')}>${flightWords(line.first_day, line.last_day, view)}</td>
      <td class="end" data-label=${text('io_impressions')}>
        ${line.impressions === null ? '–' : formats.count(line.impressions)}
      </td>
      <td class="end" data-label=${text('io_cpm')}>
        ${line.cpm_cents === null ? '–' : formats.price(line.cpm_cents, currency)}
      </td>
      <td class="end" data-label=${text('io_cost')}>${cost === null ? '–' : formats.price(cost, currency)}</td>
    </tr>
    ${
      line.key in taken || wrong.length > 0
        ? html`<tr class="below-row">
            <td colspan="5">
              ${wrong.map((field) => problem(problems, field))} ${lineAlternatives(line, view)}
              ${
                wrong.length > 0
                  ? html`<button class="link small" type="button" @click=${() => view.go('price')}>
                      ${text('wizard_edit_line')}
                    </button>`
                  : nothing
              }
            </td>
          </tr>`
        : nothing
    }`;
}

/** What stood in the way of the booking. Everything entered is still there. */
function failed({ failure, taken, text, lines }: WizardView): TemplateResult | typeof nothing {
  const count = lines.filter(({ key }) => key in taken).length;
  if (count > 0) {
    return html`<div class="notice warn" role="alert" tabindex="-1" data-focus>
      ${icon('alert')}
      <div>
        <p class="strong">${text('wizard_taken_title', { count })}</p>
        <p>${text('wizard_taken_kept')}</p>
      </div>
    </div>`;
  }
  if (!failure) return nothing;
  return html`<div class="notice bad" role="alert" tabindex="-1" data-focus>
    ${icon('cross')}
    <div>
      <p class="strong">${text('wizard_failed_title')}</p>
      <p>${errorText(failure, text)}</p>
      <p>${text('wizard_failed_kept')}</p>
    </div>
  </div>`;
}
