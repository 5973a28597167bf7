import { html, nothing, type TemplateResult } from 'lit';
import type { MatchItem } from '../../api/match-contract.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { MatchList } from '../match-list.ts';
import { isNarrowed, type MatchView } from '../match-view.ts';
import type { Recalculation } from '../recalculation.ts';
import { emptyMatches, noneFound, rowShapes } from './empty-matches.ts';
import { type FilterChange, matchFilters } from './match-filters.ts';
import { matchRows } from './match-rows.ts';
import { runBar } from './run-bar.ts';

type Listed = {
  /** Null while they load. */
  items: readonly MatchItem[] | null;
  view: MatchView;
  list: MatchList;
  work: Recalculation;
  complaint: string;
  /** Rows to keep room for while they load. */
  expected: number;
  /** Null where the reader may not. */
  onRecalculate: (() => void) | null;
  onFilter: (change: FilterChange) => void;
  below: (match: MatchItem) => TemplateResult | null | undefined;
  onToggle: (match: MatchItem) => void;
};

const NO_FILTER: FilterChange = { q: '', band: '', eligible: '' };

/** Somebody's matches with what narrows them, or what stands there without any. */
export function listedMatches(listed: Listed): TemplateResult {
  const { items, view, list, work, complaint, onFilter, below, onToggle } = listed;
  const { text, filter } = view;
  const run = runBar(work, text, listed.onRecalculate !== null);
  if (items?.length === 0 && !isNarrowed(filter))
    return html`${run} ${work.state === 'running' ? nothing : emptyMatches(text, listed.onRecalculate)}`;
  return html`${matchFilters(view, onFilter)} ${run}
  ${complaint ? html`<p class="status small bad" role="alert">${icon('alert')} ${complaint}</p>` : nothing}
  ${list.error ? outOfDate(list, text) : nothing}
  ${
    items === null
      ? rowShapes(text, listed.expected)
      : items.length === 0
        ? noneFound(text, () => onFilter(NO_FILTER))
        : html`<p class="small muted" id="ranked">${text('match_ranked')}</p>
            ${matchRows({ items, view, list, below, onToggle })}`
  }`;
}

/** What is listed is not what was asked for; said above it, where the question stands. */
function outOfDate(list: MatchList, text: Translate): TemplateResult {
  return html`<div class="run" role="alert">
    <span class="status warn small">${icon('alert')} ${text('match_refresh_failed')}</span>
    <button class="button small" type="button" @click=${() => list.refresh()}>${text('retry')}</button>
  </div>`;
}
