import type { AskedCard } from './card-params.ts';

/** The month that is `by` months later; earlier when it is negative. */
export function addMonths(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The whole months that a card was asked for, or those around today. */
export function askedMonths(
  { from, to }: AskedCard,
  today: string,
  { before, after }: { before: number; after: number },
): { months: string[]; first: string; last: string; from: string; to: string } {
  const now = today.slice(0, 7);
  const end = to?.slice(0, 7);
  const first = from?.slice(0, 7) ?? (end && end < addMonths(now, -before) ? end : addMonths(now, -before));
  const last = end ?? (first > addMonths(now, after) ? first : addMonths(now, after));
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return { months, first, last, from: `${first}-01`, to: lastDay(last) };
}

function lastDay(month: string): string {
  const next = new Date(`${addMonths(month, 1)}-01T00:00:00Z`);
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
}
