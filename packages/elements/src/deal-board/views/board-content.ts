import { html, nothing, type TemplateResult } from 'lit';
import type { DealFilter } from '../../api/deals-api.ts';
import type { Choices } from '../../element/choices.ts';
import type { FeatureGate } from '../../element/feature-gate.ts';
import { loadFailedView, offView } from '../../element/state-views.ts';
import type { BoardDeals } from '../board-deals.ts';
import type { Wording } from '../board-view.ts';
import { boardFilters, nothingFound } from './board-head.ts';
import { emptyBoard, refreshFailed, skeletonBoard } from './board-states.ts';

/** What stands below the board's title. */
export type BoardContent = Wording & {
  gate: FeatureGate;
  deals: BoardDeals;
  podcasts: Choices;
  sponsors: Choices;
  filter: DealFilter;
  may_move: boolean;
  onFilter: (change: Partial<DealFilter>) => void;
  notice: () => TemplateResult | typeof nothing;
  columns: () => TemplateResult;
};

/** The columns, or why there are none. */
export function boardContent(view: BoardContent): TemplateResult {
  const { gate, deals, filter, text } = view;
  const again = () => void deals.refresh();
  if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
  if (gate.state === 'off') return offView(gate, text);
  if (!deals.columns) return deals.error ? loadFailedView(deals.error, text, again) : skeletonBoard(text);
  const is_empty = deals.totals.length === 0 && !deals.loading;
  if (is_empty && !Object.values(filter).some(Boolean)) return emptyBoard(text);
  return html`${boardFilters(view)} ${view.notice()}
  ${deals.error ? refreshFailed(text, again) : nothing}
  ${view.may_move ? nothing : html`<p class="muted small">${text('board_read_only')}</p>`}
  ${is_empty ? nothingFound(view) : view.columns()}`;
}
