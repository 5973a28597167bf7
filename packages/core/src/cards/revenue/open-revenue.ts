import { type RawBuilder, sql } from 'kysely';
import { spreaderAfter } from '../../delivery/media-forecast.ts';
import { type FlightOutlook, type OutlookOptions, readOutlooks } from '../../io/outlook/flight-outlook.ts';
import type { FlightSelection } from '../../io/outlook/picked-flights.ts';
import type { CardQuery } from '../found-card.ts';
import { type LineRevenue, lineRevenue } from './line-revenue.ts';

/** Lines that are not settled, at most. */
const MOST_LINES = 5000;

/** What lines that are not settled have earned and will. */
export type OpenRevenue = {
  lines: LineRevenue[];
  /** Lines without a goal or a price, which are in no sum. */
  without_price: number;
  /** More than can be judged at once: what is left out. */
  left_out: boolean;
  data_through: string | null;
};

/** What another card wants of the same reading. */
export type ReadAlong = {
  selectionOf: (query: CardQuery) => Promise<FlightSelection>;
  give: (flights: readonly FlightOutlook[]) => void;
};

/** Reads the bookings `b` of `where` whose numbers are not settled. What it answers reckons them, without the database. */
export async function readOpenRevenue(
  query: CardQuery,
  where: RawBuilder<unknown>,
  options: OutlookOptions,
  along?: ReadAlong,
): Promise<() => OpenRevenue> {
  const { ctx, db } = query;
  const open = sql`(b.settled_at is null or b.status = 'cancelled') and b.makegood_of_id is null and ${where}`;
  const selections = [{ where: open, limit: MOST_LINES + 1 }];
  if (along) selections.push(await along.selectionOf(query));
  const outlooks = await readOutlooks(ctx, db, selections, options, { months: true });
  return () => {
    const [flights = [], others = []] = outlooks();
    along?.give(others);
    return revenueOfFlights(flights);
  };
}

function revenueOfFlights(flights: readonly FlightOutlook[]): OpenRevenue {
  const judged = flights.slice(0, MOST_LINES);
  const spreadAfter = spreaderAfter();
  const reckoned = judged.map((flight) => lineRevenue(flight, monthsOf(flight), spreadAfter));
  const lines = reckoned.filter((line) => line !== null);
  return {
    lines,
    without_price: reckoned.length - lines.length,
    left_out: flights.length > MOST_LINES,
    data_through: flights.reduce<string | null>(
      (latest, { data_through }) =>
        data_through !== null && data_through > (latest ?? '') ? data_through : latest,
      null,
    ),
  };
}

/** What was delivered at the end of each month; all of it in the first while no other has data. */
function monthsOf({
  first_day,
  delivered_impressions,
  months,
  pacing,
}: FlightOutlook): Record<string, number> {
  const first = first_day.slice(0, 7);
  const isInFirst = pacing.as_of === null || pacing.as_of.slice(0, 7) <= first;
  return isInFirst ? { [first]: delivered_impressions } : (months ?? {});
}
