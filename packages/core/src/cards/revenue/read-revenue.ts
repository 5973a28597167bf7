import type { RawBuilder } from 'kysely';
import type { OutlookOptions } from '../../io/outlook/flight-outlook.ts';
import type { CardQuery } from '../found-card.ts';
import { soon } from '../soon.ts';
import { type OpenRevenue, type ReadAlong, readOpenRevenue } from './open-revenue.ts';
import { type SettledRevenue, settledRevenue } from './settled-revenue.ts';

/** What lines bring: those whose numbers are settled, and the others. */
export type ReadRevenue = { open: OpenRevenue; settled: { revenue: SettledRevenue[]; lines: number } };

/** Reads what the bookings `b` of `where` bring in months. */
export async function readRevenue(
  query: CardQuery,
  where: RawBuilder<unknown>,
  months: { first: string; last: string },
  options: OutlookOptions,
  along?: ReadAlong,
): Promise<ReadRevenue> {
  const reckon = await readOpenRevenue(query, where, options, along);
  // Open lines are reckoned while the database sums the settled ones; and whatever fails, no query is left under way.
  const settled = settledRevenue(query, where, months);
  const open = soon(reckon);
  await Promise.allSettled([settled, open]);
  return { open: await open, settled: await settled };
}
