import { html, nothing, type TemplateResult } from 'lit';
import type { MatchDetail, SignalName } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';
import { evidenceWords } from './evidence-words.ts';
import { signedPoints } from './points.ts';

/** In the order in which people ask. */
const ORDER = [
  'topic',
  'demographic',
  'geo',
  'lift',
  'inventory',
  'safety',
] as const satisfies readonly SignalName[];

type Table = { detail: MatchDetail; labelledby: string; text: Translate; formats: Formats };

/** The six signals with what they add, down to the score. */
export function signalTable(table: Table): TemplateResult {
  const { detail, labelledby, text } = table;
  return html`<table class="signals" aria-labelledby=${labelledby}>
    <thead>
      <tr>
        <th scope="col">${text('match_col_signal')}</th>
        <th scope="col">${text('match_col_value')}</th>
        <th scope="col" class="evidence">${text('match_col_evidence')}</th>
        <th scope="col" class="end">${text('match_col_points')}</th>
      </tr>
    </thead>
    <tbody>
      ${ORDER.map((name) => signalRow(name, table))}
    </tbody>
    ${detail.current.coverage === 0 ? nothing : sums(table)}
  </table>`;
}

function sums(table: Table): TemplateResult {
  const { detail } = table;
  return html`<tfoot>
      ${sum('match_sum_base', detail.base, table)}
      ${sum('match_sum_signals', added(detail), table)}
      ${detail.cap === 0 ? nothing : sum('match_sum_gates', detail.cap, table)}
      ${sum('match_sum_score', detail.current.score, table)}
    </tfoot>`;
}

function signalRow(name: SignalName, { detail, text, formats }: Table): TemplateResult {
  const { value, confidence, weight, contribution } = detail.signals[name];
  const percent = (share: number) => formats.percent(Math.round(share * 100) / 100);
  const tone = contribution >= 0.05 ? 'good' : contribution <= -0.05 ? 'bad' : 'muted';
  return html`<tr>
    <th scope="row">
      ${text(`match_signal_${name}`)}
      <span class="small muted">${text('match_weight', { percent: percent(weight) })}</span>
    </th>
    <td class="value">
      ${
        value === null
          ? html`<span class="muted">${text('match_not_known')}</span>`
          : html`<span class="bar" aria-hidden="true"><i .style=${`inline-size:${value * 100}%;opacity:${0.35 + 0.65 * confidence}`}></i></span>
              <span class="number">${percent(value)}</span>
              <span class="small muted">${text('match_known', { percent: percent(confidence) })}</span>`
      }
    </td>
    <td class="evidence">${evidenceWords(detail, name, text, formats)}</td>
    <td class=${`end points ${tone}`}>${value === null ? '–' : signedPoints(contribution, formats.locale)}</td>
  </tr>`;
}

type SumWord = 'match_sum_base' | 'match_sum_signals' | 'match_sum_gates' | 'match_sum_score';

function sum(word: SumWord, points: number, { text, formats }: Table): TemplateResult {
  const isSum = word === 'match_sum_base' || word === 'match_sum_score';
  const tenths = Math.round(points * 10) / 10;
  return html`<tr class=${word === 'match_sum_score' ? 'strong' : 'muted'}>
    <th scope="row" colspan="3">${text(word)}</th>
    <td class="end">${isSum ? formats.count(tenths) : signedPoints(points, formats.locale)}</td>
  </tr>`;
}

function added({ signals }: MatchDetail): number {
  return Object.values(signals).reduce((all, { contribution }) => all + contribution, 0);
}
