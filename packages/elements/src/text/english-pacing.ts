/** How a flight does, in the words that are the same everywhere. */
export const pacingText = {
  ios_pace_none: 'Not running',
  ios_pace_no_goal: 'No goal',
  ios_pace_not_started: 'Not started',
  ios_pace_awaiting_release: 'Awaiting release',
  ios_pace_awaiting_data: 'Awaiting data',
  ios_pace_too_early: 'Too early',
  ios_pace_settling: 'Settling',
  ios_pace_delivered: 'Delivered',
  ios_pace_short: 'Short',
  ios_pace_ahead: 'Ahead',
  ios_pace_on_track: 'On track',
  ios_pace_at_risk: 'At risk',
  ios_pace_behind: 'Behind',
} as const;
