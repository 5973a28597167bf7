import type { CardData, PacingFlight } from '../../api/card-contract.ts';
import type { ChartColor } from '../../charts/chart-spec.ts';
import type { MessageKey } from '../../text/english.ts';
import type { IconName } from '../../theme/icons.ts';

type Status = PacingFlight['status'];

/** Statuses that mean the same to somebody who looks for what is to be done. */
export type PacingGroup = {
  word: MessageKey;
  color: ChartColor;
  soft?: boolean;
  icon: IconName;
  statuses: readonly Status[];
};

export const PACING_GROUPS: readonly PacingGroup[] = [
  { word: 'pacing_behind', color: 'bad', icon: 'cross', statuses: ['behind', 'under_delivered'] },
  { word: 'pacing_at_risk', color: 'warn', icon: 'alert', statuses: ['at_risk'] },
  { word: 'pacing_ahead', color: 's1', icon: 'up', statuses: ['ahead'] },
  { word: 'pacing_good', color: 'good', icon: 'check', statuses: ['on_track', 'delivered'] },
  {
    word: 'pacing_waiting',
    color: 'muted',
    soft: true,
    icon: 'waiting',
    statuses: [
      'not_started',
      'awaiting_publication',
      'awaiting_data',
      'insufficient_data',
      'too_early',
      'settling',
    ],
  },
  { word: 'pacing_none', color: 'muted', soft: true, icon: 'minus', statuses: ['no_goal', 'not_applicable'] },
];

/** How many flights are in each of these statuses. */
export function countOf({ counts }: CardData<'pacing'>, statuses: readonly Status[]): number {
  return statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

/** The flights that will miss their goal, as far as they are listed, and by how much. */
export function missing(flights: readonly PacingFlight[]): { count: number; impressions: number } {
  const short = flights.flatMap(({ status, booked_impressions, projected_impressions }) =>
    (status === 'at_risk' || status === 'behind') &&
    booked_impressions !== null &&
    projected_impressions !== null &&
    projected_impressions < booked_impressions
      ? [booked_impressions - projected_impressions]
      : [],
  );
  return { count: short.length, impressions: short.reduce((sum, each) => sum + each, 0) };
}

/** How far all running flights together are ahead of what they should have, -1 and up; null when nothing runs. */
export function aheadShare(flights: readonly PacingFlight[]): number | null {
  let expected = 0;
  let delivered = 0;
  for (const flight of flights) {
    if (!flight.booked_impressions || flight.pacing_index === null || flight.expected_share === null)
      continue;
    if (['not_applicable', 'settling', 'delivered', 'under_delivered'].includes(flight.status)) continue;
    expected += flight.booked_impressions * flight.expected_share;
    delivered += flight.delivered_impressions;
  }
  return expected > 0 ? delivered / expected - 1 : null;
}
