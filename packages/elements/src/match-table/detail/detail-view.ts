import { html, nothing, type TemplateResult } from 'lit';
import type { MatchDetail } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import { ago } from '../../text/ago.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { Side } from '../match-view.ts';
import { changeList } from './change-list.ts';
import { fieldTitle } from './field-words.ts';
import { questionList } from './question-list.ts';
import { signalTable } from './signal-table.ts';

type Detail = {
  detail: MatchDetail;
  /** What is listed; the other side reads. */
  side: Side;
  /** Null where the reader may not, or one runs. */
  onRecalculate: (() => void) | null;
  text: Translate;
  formats: Formats;
};

/** What a match rests on, and what would change it. */
export function detailView({ detail, side, onRecalculate, text, formats }: Detail): TemplateResult {
  const isKnown = detail.current.coverage > 0;
  const id = `how-${detail.match_id}`;
  return html`<div class="detail" part="detail">
    ${detail.stale ? stale(detail, onRecalculate, text) : nothing}
    <section aria-labelledby=${id}>
      <h3 id=${id}>${isKnown ? text('match_how', { score: Math.round(detail.current.score) }) : text('match_how_unknown')}</h3>
      ${signalTable({ detail, labelledby: id, text, formats })}
    </section>
    <div class="next">
      ${questionList(detail, text, formats)} ${changeList(detail, side, text, formats)}
    </div>
    ${problems(detail, text, formats)}
    <p class="small muted">
      ${text('match_updated', { when: ago(detail.updated_at, text, formats) })}
    </p>
  </div>`;
}

function stale(
  { current, score, eligible }: MatchDetail,
  onRecalculate: Detail['onRecalculate'],
  text: Translate,
): TemplateResult {
  const isSame = Math.round(score) === Math.round(current.score) && eligible === current.eligible;
  return html`<div class="notice warn">
    ${icon('alert')}
    <div>
      <p>${text(isSame ? 'match_stale_same' : 'match_stale', { score: Math.round(current.score) })}</p>
      ${
        onRecalculate
          ? html`<div class="actions">
              <button class="button small" type="button" @click=${onRecalculate}>${text('match_stale_action')}</button>
            </div>`
          : nothing
      }
    </div>
  </div>`;
}

function problems(
  { problems: found }: MatchDetail,
  text: Translate,
  { locale }: Formats,
): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  const said = new Set(found.map(({ path, message }) => `${fieldTitle(path, text, locale)}: ${message}`));
  return html`<section class="problems">
    <h3>${text('match_problems')}</h3>
    <ul>
      ${[...said].map((one) => html`<li>${icon('alert')} <span>${one}</span></li>`)}
    </ul>
  </section>`;
}
