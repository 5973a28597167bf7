import type { PacingDay, PacingFlight } from '../../api/card-contract.ts';
import type { ChartSeries, ChartSpec } from '../../charts/chart-spec.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';

/** A flight's days as a chart: delivered against the expected curve, and what is projected from the last day of data. */
export function pacingChart(
  days: readonly PacingDay[],
  { booked_impressions }: PacingFlight,
  text: Translate,
): ChartSpec {
  const now = days.findLastIndex(({ delivered_cumulative }) => delivered_cumulative !== null);
  const hasProjection = days.some(({ projected_high }) => projected_high !== null);
  const hasExpected = days.some(({ expected_cumulative }) => expected_cumulative !== null);
  const projected: ChartSeries = {
    label: text('pacing_projected'),
    kind: 'band',
    color: 's1',
    values: fromNow(days, now, 'projected_low'),
    upper: fromNow(days, now, 'projected_high'),
  };
  const expected: ChartSeries = {
    label: text('pacing_expected'),
    kind: 'dashed',
    color: 'muted',
    values: days.map(({ expected_cumulative }) => expected_cumulative),
  };
  const delivered: ChartSeries = {
    label: text('pacing_delivered'),
    kind: 'line',
    color: 's1',
    values: days.map(({ delivered_cumulative }) => delivered_cumulative),
  };
  return {
    labels: days.map(({ day }) => day),
    now: now >= 0 && now < days.length - 1 ? now : null,
    goal: booked_impressions || null,
    series: [...(hasProjection ? [projected] : []), ...(hasExpected ? [expected] : []), delivered],
  };
}

/** The edge of the band, joined to the last delivered day. */
function fromNow(days: readonly PacingDay[], now: number, name: 'projected_low' | 'projected_high') {
  return days.map((day, index) => (index === now ? (day[name] ?? day.delivered_cumulative) : day[name]));
}

/** The chart in one sentence. */
export function pacingSummary(
  days: readonly PacingDay[],
  flight: PacingFlight,
  text: Translate,
  formats: CardFormats,
): string {
  return text('pacing_chart_summary', {
    delivered: flight.delivered_impressions,
    booked: flight.booked_impressions ?? 0,
    day: formats.day(flight.data_through ?? days[0]?.day ?? flight.first_day),
    end: formats.day(flight.last_day),
  });
}
