import { html, nothing, type TemplateResult } from 'lit';
import type { MatchDetail, OpenQuestion } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import type { MessageKey } from '../../text/english.ts';
import type { Translate } from '../../text/translate.ts';
import { fieldWords } from './field-words.ts';

/** Below this many points, knowing it would change nothing that is seen. */
const WORTH = 1;

/** What is not known, and what knowing it would be worth. */
export function questionList(
  { open_questions, current }: MatchDetail,
  text: Translate,
  formats: Formats,
): TemplateResult | typeof nothing {
  const worth = open_questions.filter(({ narrows_by }) => narrows_by >= WORTH);
  if (worth.length === 0) return nothing;
  const list = new Intl.ListFormat(formats.locale, { type: 'disjunction' });
  const sources = (fields: readonly string[]) => list.format(fields.map((field) => fieldWords(field, text)));
  return html`<section class="questions">
    <h3>${text('match_questions')}</h3>
    <ul>
      ${worth.map(
        (one) => html`<li>
          <span class="what">${text(questionKey(one))}</span>
          ${current.coverage === 0 ? nothing : html`<span class="small">${text(current.eligible ? 'match_question_effect' : 'match_question_effect_gated', { low: Math.round(one.low), high: Math.round(one.high) })}</span>`}
          <span class="small muted" title=${text('match_question_narrows', { points: Math.round(one.narrows_by) })}>
            ${text('match_question_source', { fields: sources(one.fields) })}
          </span>
        </li>`,
      )}
    </ul>
  </section>`;
}

const PARTLY: { [Name in OpenQuestion['signal']]?: MessageKey } = {
  inventory: 'match_q_inventory_partly',
  lift: 'match_q_lift_partly',
  safety: 'match_q_safety_partly',
};

function questionKey({ signal, why }: OpenQuestion): MessageKey {
  if (why === 'not_asked') return `match_q_${signal}_not_asked`;
  return (why === 'partly_known' && PARTLY[signal]) || `match_q_${signal}`;
}
