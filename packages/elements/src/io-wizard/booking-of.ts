import type { Booking, BookingLine } from '../api/io-contract.ts';
import type { DraftLine, IoDraft } from './io-draft.ts';

/** What is sent for these lines. */
export function bookingOf(draft: IoDraft, lines: readonly DraftLine[], currency: string): Booking | null {
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
      vanity: vanityOf(line),
    })),
    hold_until: draft.hold_until ? new Date(draft.hold_until).toISOString() : null,
    idempotency_key: draft.idempotency_key,
  };
}

function vanityOf({ vanity_slug, target_url }: DraftLine): BookingLine['vanity'] {
  const slug = vanity_slug.trim();
  if (!target_url.trim()) return null;
  return { ...(slug && { slug }), target_url: target_url.trim() };
}
