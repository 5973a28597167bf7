import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MatchItem } from '../../api/match-contract.ts';
import { icon } from '../../theme/icons.ts';
import type { MatchList } from '../match-list.ts';
import type { MatchView } from '../match-view.ts';
import { matchRow } from './match-row.ts';

type Rows = {
  items: readonly MatchItem[];
  view: MatchView;
  list: MatchList;
  /** What stands below a row; null while it is closed, undefined where it cannot be opened. */
  below: (match: MatchItem) => TemplateResult | null | undefined;
  onToggle: (match: MatchItem) => void;
};

/** The matches by rank. */
export function matchRows({ items, view, list, below, onToggle }: Rows): TemplateResult {
  const { text, side } = view;
  return html`<div class="list" part="list" aria-busy=${list.loading}>
    <table aria-labelledby="title" aria-describedby="ranked">
      <thead>
        <tr>
          <th scope="col" class="name">${text(side === 'shows' ? 'match_show' : 'match_advertiser')}</th>
          <th scope="col" class="end score">${text('match_col_score')}</th>
          <th scope="col" class="range-cell">${text('match_col_range')}</th>
          <th scope="col" class="fit">${text('match_col_fit')}</th>
          <th scope="col" class="why">${text('match_col_why')}</th>
          <td><span class="only-read"></span></td>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          items,
          ({ match_id }) => match_id,
          (match) => matchRow({ match, view, below: below(match), onToggle: () => onToggle(match) }),
        )}
      </tbody>
    </table>
    ${foot(list, view)}
  </div>`;
}

function foot(list: MatchList, { text }: MatchView): TemplateResult | typeof nothing {
  if (list.error || !list.next_cursor) return nothing;
  return html`<div class="foot">
    ${list.more === 'failed' ? html`<p class="status bad">${icon('cross')} ${text('match_more_failed')}</p>` : nothing}
    <button class="button small" type="button" ?disabled=${list.more === 'loading'} @click=${() => list.loadMore()}>
      ${text(list.more === 'failed' ? 'retry' : 'match_more')}
    </button>
  </div>`;
}
