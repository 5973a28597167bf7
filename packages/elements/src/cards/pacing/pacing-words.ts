import type { CardData, PacingFlight } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import type { CardView, Mark } from '../frame/card-view.ts';
import { aheadShare, countOf, missing } from './pacing-groups.ts';

/** The one line: what will fail first, then what did, then what runs over. */
export function pacingSentence(
  data: CardData<'pacing'>,
  text: Translate,
  formats: CardFormats,
): CardView['say'] {
  const miss = missing(data.flights);
  if (miss.count > 0) {
    const values = { count: miss.count, short: formats.compact(miss.impressions) };
    return { words: text('pacing_say_miss', values), tone: 'bad' };
  }
  const short = countOf(data, ['under_delivered']);
  if (short > 0) return { words: text('pacing_say_short', { count: short }), tone: 'warn' };
  const ahead = countOf(data, ['ahead']);
  if (ahead > 0) return { words: text('pacing_say_ahead', { count: ahead }), tone: 'note' };
  const judged = countOf(data, ['on_track', 'delivered', 'at_risk', 'behind']);
  return judged > 0
    ? { words: text('pacing_say_good'), tone: 'good' }
    : { words: text('pacing_say_wait'), tone: '' };
}

/** Ahead of or behind what all flights together should have by now. */
export function scheduleMark(
  flights: readonly PacingFlight[],
  text: Translate,
  formats: CardFormats,
): Mark | null {
  const ahead = aheadShare(flights);
  if (ahead === null) return null;
  const percent = formats.percent(Math.round(Math.abs(ahead) * 1_000) / 1_000);
  if (Math.abs(ahead) < 0.005) return { tone: 'good', icon: 'check', words: text('pacing_even') };
  if (ahead > 0)
    return { tone: ahead > 0.1 ? 'note' : 'good', icon: 'up', words: text('pacing_ahead_of', { percent }) };
  const tone = ahead < -0.15 ? 'bad' : ahead < -0.05 ? 'warn' : '';
  return { tone, icon: 'down', words: text('pacing_behind_of', { percent }) };
}

/** A flight as people call it. */
export function flightName(flight: PacingFlight, text: Translate): string {
  const podcast = flight.podcast_title ?? text('card_unknown');
  const advertiser = flight.advertiser_name ?? flight.io_number ?? text('card_unknown');
  return text('pacing_flight', { podcast, advertiser });
}

/** What to know of a flight's numbers before trusting them. */
export function flagWords(flight: PacingFlight, text: Translate): string[] {
  return flight.flags.map((flag) =>
    text(`pacing_flag_${flag}`, { count: flight.tz_uncertainty_impressions }),
  );
}
