import { POSITIONS } from '../inputs.ts';
import type { Signal } from '../match-result.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { Inventory, PodcastProfile } from '../profile/podcast-profile.ts';
import type { InventoryEvidence, MissingEvidence } from '../signal-evidence.ts';
import { missing } from './missing.ts';
import { rounded } from './rounded.ts';

/** What is left of the confidence when the wanted impressions, or the price of a show, are not known. */
const HALF = 0.5;

const UNKNOWN = missing('unknown', 'ad_units', 'metrics_daily');

/**
 * Whether the show can deliver what the advertiser wants, at its price: `min(1, available / requested)` in the
 * wanted positions and days, times how near the rate is to the target CPM (1 within it, 0 at twice the target).
 * Confidence is the part of the days that inventory is known for; half when nobody said how many impressions
 * are wanted, and half when a target stands against no rate in its currency.
 */
export function inventorySignal(
  { requested }: AdvertiserProfile,
  { inventory }: PodcastProfile,
): Signal<InventoryEvidence | MissingEvidence> {
  if (!inventory) return UNKNOWN;
  const first = requested.first_day ?? inventory.first_day;
  const last = Math.max(first, requested.last_day ?? inventory.first_day + inventory.days - 1);
  const wanted = requested.positions.length > 0 ? requested.positions : POSITIONS;
  const window = within(inventory, wanted, first, last, requested.currency);
  if (window.known_days === 0) return UNKNOWN;
  const { available, rate } = window;
  const { impressions, target_cpm_cents: target } = requested;
  const ratio = impressions === null ? (available >= 1 ? 1 : 0) : Math.min(1, available / impressions);
  const price_fit =
    target === null || rate === null ? null : rate <= target ? 1 : Math.max(0, 1 - (rate - target) / target);
  const confidence =
    window.known_days * (impressions === null ? HALF : 1) * (target !== null && rate === null ? HALF : 1);
  return {
    value: ratio * (price_fit ?? 1),
    confidence,
    evidence: {
      positions: wanted,
      from: requested.from ?? inventory.from,
      to: requested.to ?? laterDay(requested.from, inventory.to),
      available_impressions: Math.floor(available + 1e-6),
      requested_impressions: impressions,
      rate_cents: rate === null ? null : Math.round(rate),
      target_cpm_cents: target,
      currency: rate === null && target === null ? null : (requested.currency ?? window.currency),
      price_fit: price_fit === null ? null : rounded(price_fit),
      known_days: rounded(window.known_days),
    },
  };
}

/** A flight that starts after all that is known ends on its first day. */
function laterDay(from: string | null, to: string): string {
  return from !== null && from > to ? from : to;
}

/** Sums of a window. A position that the show does not have is known to have nothing. */
function within(
  { first_day, days, positions }: Inventory,
  wanted: readonly string[],
  first: number,
  last: number,
  currency: string | null,
) {
  const [begin, end] = [clamp(first - first_day, days), clamp(last + 1 - first_day, days)];
  let [available, known, counted, priced, weight] = [0, 0, 0, 0, 0];
  let rated: string | null = null;
  for (const one of positions) {
    if (!wanted.includes(one.position)) continue;
    // An oversold position takes nothing from another.
    const free = Math.max(0, (one.available[end] ?? 0) - (one.available[begin] ?? 0));
    available += free;
    known += ((one.known_days[end] ?? 0) - (one.known_days[begin] ?? 0)) / (last - first + 1);
    counted++;
    if (one.rate_cents === null || (currency ?? one.currency) !== one.currency) continue;
    if (rated !== null && rated !== one.currency) continue;
    rated = one.currency;
    // A sold-out position still tells the price, at the weight of one impression.
    priced += one.rate_cents * (free + 1);
    weight += free + 1;
  }
  const known_days = counted === 0 ? clamp(end - begin, days) / (last - first + 1) : known / counted;
  return { available, known_days, rate: weight === 0 ? null : priced / weight, currency: rated };
}

function clamp(day: number, days: number): number {
  return Math.min(days, Math.max(0, day));
}
