import { html, nothing, type TemplateResult } from 'lit';
import { menuKeys } from '../../element/menu-keys.ts';
import { loadFailedView, offView, skeletonView } from '../../element/state-views.ts';
import { ago } from '../../text/ago.ts';
import { icon } from '../../theme/icons.ts';
import { cardMenu } from './card-menu.ts';
import { reasonWords } from './card-reasons.ts';
import { cardTable } from './card-table.ts';
import type { CardView, Mark, Tone } from './card-view.ts';
import { CARD_BONES } from './card-waiting.ts';
import type { Framed } from './framed.ts';

/** The frame that all cards share: title, key figure, picture, one sentence, the data's date. */
export function cardFrame(framed: Framed): TemplateResult {
  const { title, view, busy, card } = framed;
  return html`<section
    class=${`card ${busy && card ? 'busy-card' : ''}`}
    part="card"
    aria-labelledby="title"
    aria-busy=${busy ? 'true' : 'false'}
    @keydown=${menuKeys.onKeyDown}
    @click=${menuKeys.onClick}
    @toggle=${{ handleEvent: menuKeys.onToggle, capture: true }}
  >
    <header class="top">
      <h2 id="title">${title}</h2>
      ${badge(framed)} ${view || framed.mayAsk ? cardMenu(framed) : nothing}
    </header>
    ${content(framed)} ${framed.unseen}
  </section>`;
}

function content(framed: Framed): TemplateResult {
  const { card, view, gate, error, text, onRetry } = framed;
  if (card && view) return shown(framed, view);
  if (card?.state === 'error' || framed.broken) return failedView(framed);
  if (card) return emptyCard(framed);
  if (framed.asksItself && gate.state === 'off') return html`<div class="body">${offView(gate, text)}</div>`;
  const failed = framed.asksItself && gate.state === 'failed' ? gate.error : error;
  if (failed) return html`<div class="body">${loadFailedView(failed, text, onRetry)}</div>`;
  return html`<div class="body wait">${skeletonView(CARD_BONES, text)}</div>`;
}

function shown(framed: Framed, view: CardView): TemplateResult {
  const { asTable, exportFailed, text } = framed;
  const { figure, picture, say, table } = view;
  return html`<div class="body">
    <div class="key-row" part="figure">
      <p class="amount">
        <span class="value">${figure.value}</span>
        ${figure.unit ? html`<span class="unit">${figure.unit}</span>` : nothing}
      </p>
      ${
        figure.mark || figure.beside
          ? html`<p class="compared">
              ${figure.mark ? mark(figure.mark) : nothing}
              ${figure.beside ? html`<span class="muted">${figure.beside}</span>` : nothing}
            </p>`
          : nothing
      }
    </div>
    <div class="shows" part="picture">${asTable ? cardTable(table) : picture}</div>
    ${exportFailed ? html`<p class="status bad small" role="alert">${icon('cross')} ${text('card_export_failed')}</p>` : nothing}
    ${notRefreshed(framed)}
    <div class="foot">
      <p class=${`say ${say.tone}`} part="sentence">${icon(SAID[say.tone])}<span>${say.words}</span></p>
      ${reasons(framed)} ${dates(framed)}
    </div>
  </div>`;
}

const SAID = {
  good: 'check',
  warn: 'alert',
  bad: 'alert',
  note: 'info',
  '': 'info',
} as const satisfies Record<Tone, string>;

/** A word with its shape and colour. */
export function mark({ tone, icon: shape, words }: Mark): TemplateResult {
  return html`<span class=${`status ${tone}`}>${icon(shape)} ${words}</span>`;
}

function badge({ card, text }: Framed): TemplateResult | typeof nothing {
  if (card?.state === 'stale')
    return html`<span class="badge warn">${icon('hourglass')} ${text('card_stale')}</span>`;
  if (card?.state === 'partial')
    return html`<span class="badge">${icon('info')} ${text('card_partial')}</span>`;
  return nothing;
}

function reasons({ card, text }: Framed): TemplateResult | typeof nothing {
  if (!card || card.reasons.length === 0) return nothing;
  return html`<ul class="reasons small muted" aria-label=${text('card_why')}>
    ${card.reasons.map((reason) => html`<li>${reasonWords(reason, text)}</li>`)}
  </ul>`;
}

function notRefreshed({ card, error, text, formats, onRetry }: Framed): TemplateResult | typeof nothing {
  if (!error || !card) return nothing;
  return html`<div class="notice warn" role="alert">
    ${icon('alert')}
    <div>
      <p>${text('card_not_refreshed', { when: ago(card.computed_at, text, formats) })}</p>
      <div class="actions"><button class="button small" type="button" @click=${onRetry}>${text('retry')}</button></div>
    </div>
  </div>`;
}

function failedView({ card, broken, text, mayAsk, onRetry }: Framed): TemplateResult {
  return html`<div class="body">
    <div class="notice bad" role="alert" part="error">
      ${icon('cross')}
      <div>
        <p class="strong">${text(broken ? 'card_broken_title' : 'card_failed_title')}</p>
        <p>${broken ? text('error_unexpected') : (card?.error?.message ?? '')}</p>
        ${mayAsk ? html`<div class="actions"><button class="button small" type="button" @click=${onRetry}>${text('retry')}</button></div>` : nothing}
      </div>
    </div>
  </div>`;
}

function emptyCard(framed: Framed): TemplateResult {
  const { empty, onEmptyAction } = framed;
  const { words, action } = empty();
  return html`<div class="body bare">
    <div class="nothing" part="empty">
      <span class="nothing-mark">${icon('waiting', 24)}</span>
      <p>${words}</p>
      ${
        action
          ? html`<button class="button" type="button" @click=${() => onEmptyAction(action.event)}>${action.label}</button>`
          : nothing
      }
    </div>
    <div class="foot">${dates(framed)}</div>
  </div>`;
}

function dates({ card, text, formats }: Framed): TemplateResult | typeof nothing {
  if (!card) return nothing;
  const { data_through, computed_at } = card;
  const updated = (when: string) => text('card_computed', { when });
  return html`<p class="dates muted small number" part="date">
    <span>${data_through ? text('card_through', { day: formats.day(data_through) }) : nothing}</span>
    <time datetime=${computed_at} title=${updated(formats.instant(computed_at))}>
      <span class="on-screen">${updated(ago(computed_at, text, formats))}</span>
    </time>
  </p>`;
}
