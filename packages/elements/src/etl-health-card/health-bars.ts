import type { EtlHealth } from '../api/etl-health.ts';
import type { StackedDays } from '../charts/stacked-bars.ts';

/** Days that the card shows, the newest last. */
export const SHOWN_DAYS = 14;

/** Rows accepted and rejected, as the chart takes them; null when there is no day. */
export function healthBars({ days }: EtlHealth): StackedDays | null {
  const shown = days.slice(-SHOWN_DAYS);
  if (shown.length === 0) return null;
  return {
    days: shown.map(({ day }) => day),
    lower: shown.map(({ records_imported }) => records_imported),
    upper: shown.map(({ records_failed }) => records_failed),
  };
}
