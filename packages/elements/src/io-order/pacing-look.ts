import type { IoPacing } from '../api/io-contract.ts';
import type { MessageKey } from '../text/english.ts';
import type { IconName } from '../theme/icons.ts';

/** How a state is shown: a word, a shape and a tone. */
export type Look = { word: MessageKey; icon: IconName; tone: 'good' | 'warn' | 'bad' | 'busy' | '' };

const PACING: Record<IoPacing['status'], Look> = {
  not_applicable: { word: 'ios_pace_none', icon: 'minus', tone: '' },
  no_goal: { word: 'ios_pace_no_goal', icon: 'minus', tone: '' },
  not_started: { word: 'ios_pace_not_started', icon: 'waiting', tone: '' },
  awaiting_publication: { word: 'ios_pace_awaiting_release', icon: 'waiting', tone: '' },
  awaiting_data: { word: 'ios_pace_awaiting_data', icon: 'waiting', tone: '' },
  insufficient_data: { word: 'ios_pace_awaiting_data', icon: 'waiting', tone: '' },
  too_early: { word: 'ios_pace_too_early', icon: 'waiting', tone: '' },
  settling: { word: 'ios_pace_settling', icon: 'waiting', tone: '' },
  delivered: { word: 'ios_pace_delivered', icon: 'check', tone: 'good' },
  under_delivered: { word: 'ios_pace_short', icon: 'cross', tone: 'bad' },
  ahead: { word: 'ios_pace_ahead', icon: 'check', tone: 'good' },
  on_track: { word: 'ios_pace_on_track', icon: 'check', tone: 'good' },
  at_risk: { word: 'ios_pace_at_risk', icon: 'alert', tone: 'warn' },
  behind: { word: 'ios_pace_behind', icon: 'cross', tone: 'bad' },
};

/** The look of how a booking does. */
export function pacingLook(status: IoPacing['status']): Look {
  return PACING[status];
}
