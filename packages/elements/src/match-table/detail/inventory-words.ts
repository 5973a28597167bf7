import type { SignalEvidence } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';

type Inventory = Exclude<SignalEvidence['inventory'], { missing: string } | { source: 'host' }>;

/** What is free of what is wanted, and at which price. */
export function inventoryWords(evidence: Inventory, text: Translate, formats: Formats): string[] {
  const { available_impressions: free, requested_impressions: wanted } = evidence;
  const { rate_cents: rate, target_cpm_cents: target, currency, known_days } = evidence;
  const values = {
    ...{ free: Math.max(0, free), wanted: wanted ?? 0 },
    ...{ from: formats.day(evidence.from), to: formats.day(evidence.to) },
    positions: positionWords(evidence.positions, text),
  };
  const key = wanted === null ? 'match_ev_free_any' : free > 0 ? 'match_ev_free' : 'match_ev_oversold';
  const said = [text(key, values)];
  if (rate !== null && target !== null && currency !== null) {
    const price = (cents: number) => formats.price(cents, currency);
    said.push(text('match_ev_price', { rate: price(rate), target: price(target) }));
  } else said.push(text('match_ev_price_open'));
  if (known_days < 0.995)
    said.push(text('match_ev_days', { percent: formats.percent(Math.round(known_days * 100) / 100) }));
  return said;
}

/** `mid-roll, pre-roll` */
export function positionWords(positions: readonly ('pre' | 'mid' | 'post')[], text: Translate): string {
  return positions.map((position) => text(`match_position_${position}`)).join(', ');
}
