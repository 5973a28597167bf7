import type { Booking } from '../api/io-contract.ts';
import type { DraftLine, IoDraft } from './io-draft.ts';

/** What is sent for these lines. */
export function bookingOf(
  draft: IoDraft,
  lines: readonly DraftLine[],
  { currency, vanity_base }: { currency: string; vanity_base: string },
): Booking | null {
  if (!draft.deal) return null;
  return {
    campaign_id: draft.deal.campaign_id,
    currency,
    time_zone: draft.time_zone,
    lines: lines.map((line) => ({
      ad_unit_id: line.ad_unit_id,
      episode_id: line.episode_id,
      flight_start: line.first_day,
      flight_end: line.last_day,
      booked_impressions: line.impressions,
      booked_cpm_cents: line.cpm_cents,
      promo_code: line.promo_code.trim() || null,
      vanity_url: line.vanity_slug.trim() ? `${vanity_base}/${line.vanity_slug.trim()}` : null,
    })),
    hold_until: draft.hold_until ? new Date(draft.hold_until).toISOString() : null,
    idempotency_key: draft.idempotency_key,
  };
}
