import type { TemplateResult } from 'lit';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import type { MatchView } from '../match-view.ts';
import type { OpenMatch } from '../open-match.ts';

type Below = {
  match_id: string;
  open: OpenMatch;
  /** Null until it was loaded. */
  part: typeof import('../detail-part.ts') | null;
  view: MatchView;
  /** Null where the reader may not, or while one runs. */
  onRecalculate: ((scope: { advertiser_id: string; podcast_id: string }) => void) | null;
};

/** What stands below an open row: what the match rests on, its shape while that loads, or why it is not there. */
export function belowRow({ match_id, open, part, view, onRecalculate }: Below): TemplateResult {
  const { side, text, formats } = view;
  const { detail, error } = open;
  if (error) return loadFailedView(error, text, () => void open.load());
  if (!detail || detail.match_id !== match_id || !part) return skeletonView(['half', '', '', 'half'], text);
  const { advertiser_id, podcast_id } = detail;
  return part.detailView({
    ...{ detail, side, text, formats },
    onRecalculate: onRecalculate && (() => onRecalculate({ advertiser_id, podcast_id })),
  });
}
