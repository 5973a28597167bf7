import type { PacingDay, PacingFlight } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import { pacingLook } from '../../io-order/pacing-look.ts';
import type { Translate } from '../../text/translate.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import { flightName } from './pacing-words.ts';

/** The flights as a table. */
export function flightsTable(
  flights: readonly PacingFlight[],
  text: Translate,
  formats: CardFormats,
): CardTable {
  const { count } = formats;
  return {
    caption: text('pacing_choose'),
    head: [
      { label: text('pacing_col_flight') },
      { label: text('pacing_col_status') },
      { label: text('pacing_col_delivered'), end: true },
      { label: text('pacing_col_booked'), end: true },
      { label: text('pacing_index'), end: true },
      { label: text('pacing_linear'), end: true },
      { label: text('pacing_will_reach'), end: true },
      { label: text('pacing_col_low'), end: true },
      { label: text('pacing_col_high'), end: true },
      { label: text('pacing_per_day'), end: true },
      { label: text('pacing_col_ends'), end: true },
    ],
    rows: flights.map((flight) => [
      `${flightName(flight, text)}, ${flight.episode_title ?? text('pacing_whole_show')}`,
      text(pacingLook(flight.status).word),
      numberCell(flight.delivered_impressions, count),
      numberCell(flight.booked_impressions, count),
      numberCell(flight.pacing_index, formats.ratio),
      numberCell(flight.linear_index, formats.ratio),
      numberCell(flight.projected_impressions, count),
      numberCell(flight.projected_low, count),
      numberCell(flight.projected_high, count),
      numberCell(flight.required_per_day, count),
      { show: formats.day(flight.last_day), value: flight.last_day },
    ]),
  };
}

/** The days of one flight as a table, the newest first. */
export function daysTable(
  days: readonly PacingDay[],
  caption: string,
  text: Translate,
  formats: CardFormats,
): CardTable {
  const { count } = formats;
  const end = (label: string) => ({ label, end: true });
  return {
    caption,
    head: [
      { label: text('pacing_col_day') },
      end(text('pacing_delivered')),
      end(text('pacing_expected')),
      end(text('pacing_col_linear')),
      end(text('pacing_col_low')),
      end(text('pacing_col_high')),
    ],
    rows: days
      .toReversed()
      .map((day) => [
        { show: formats.day(day.day), value: day.day },
        numberCell(day.delivered_cumulative, count),
        numberCell(day.expected_cumulative, count),
        numberCell(day.linear_cumulative, count),
        numberCell(day.projected_low, count),
        numberCell(day.projected_high, count),
      ]),
  };
}
