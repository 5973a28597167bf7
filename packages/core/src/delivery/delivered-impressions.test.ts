import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deliveredImpressions,
  flightDays,
  resolveFlight,
  splitSlot,
  timeZoneUncertainty,
  wholeDays,
} from './index.ts';

const flight = wholeDays('2026-06-02', '2026-06-05');
const row = (day: number, impressions: number | null) => ({ day: `2026-06-0${day}`, impressions });

describe('what counts for a flight', () => {
  it('is its days and no other, over all episodes of a show', () => {
    const rows = [row(1, 100), row(2, 10), row(2, 5), row(3, 20), row(4, 0), row(5, 7), row(6, 100)];
    expect(deliveredImpressions({ flight, rows, data_through: '2026-06-09' })).toEqual({
      delivered_impressions: 42,
      estimated: false,
      missing_days: [],
    });
  });

  it('tells a missing day and an unknown number from 0, up to where data goes', () => {
    const rows = [row(2, 10), row(3, null)];
    const { missing_days } = deliveredImpressions({ flight, rows, data_through: '2026-06-04' });
    expect(missing_days).toEqual(['2026-06-03', '2026-06-04']);
    expect(deliveredImpressions({ flight, rows: [], data_through: null }).missing_days).toEqual([]);
  });

  it('misses no day before the episode came out', () => {
    const input = { flight, rows: [row(4, 10)], data_through: '2026-06-04', published_on: '2026-06-04' };
    expect(deliveredImpressions(input).missing_days).toEqual([]);
  });

  it('counts a day that is partly inside pro rata, and says so', () => {
    const times = { flight_start: '2026-06-02T12:00:00Z', flight_end: '2026-06-04T00:00:00Z' };
    const part = flightDays(resolveFlight(times, 'UTC'), 'UTC');
    const delivered = deliveredImpressions({
      flight: part,
      rows: [row(2, 100), row(3, 40)],
      data_through: '2026-06-03',
    });
    expect(delivered).toMatchObject({ delivered_impressions: 90, estimated: true });
    const nothing = deliveredImpressions({ flight: part, rows: [row(2, 0)], data_through: '2026-06-03' });
    expect(nothing.estimated).toBe(false);
  });

  it('bounds what another zone of the source can change', () => {
    expect(timeZoneUncertainty(-6, 1000, 600)).toBe(400);
    expect(timeZoneUncertainty(0, 1000, 600)).toBe(0);
  });
});

describe('a slot that several bookings share', () => {
  const booking = (io_id: string, booked_impressions: number | null) => ({ io_id, booked_impressions });

  it('is heard by each in every download while there is a slot for each', () => {
    const split = splitSlot(101, 2, [booking('a', 3000), booking('b', 1)]);
    expect(split.map(({ impressions }) => impressions)).toEqual([101, 101]);
  });

  it('rotates by what was booked when there is not', () => {
    const split = splitSlot(100, 1, [booking('a', 3000), booking('b', 1000)]);
    expect(split).toEqual([
      { io_id: 'a', impressions: 75 },
      { io_id: 'b', impressions: 25 },
    ]);
  });

  it('gives a line without a goal the mean part', () => {
    const split = splitSlot(90, 1, [booking('a', 1000), booking('b', null), booking('c', 3000)]);
    expect(split.map(({ impressions }) => impressions)).toEqual([15, 30, 45]);
  });

  it('never plays one booking twice in a download', () => {
    const split = splitSlot(100, 2, [booking('a', 9000), booking('b', 1000), booking('c', 1000)]);
    expect(split.map(({ impressions }) => impressions)).toEqual([100, 50, 50]);
  });

  it('loses and makes up no impression', () => {
    const goal = fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(
        fc.nat(2 ** 31),
        fc.integer({ min: 0, max: 6 }),
        fc.array(goal, { maxLength: 8 }),
        (downloads, slots, goals) => {
          const split = splitSlot(
            downloads,
            slots,
            goals.map((booked, i) => booking(`${i}`, booked)),
          );
          const parts = split.map(({ impressions }) => impressions);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(downloads * Math.min(slots, goals.length));
          expect(parts.every((part) => part >= 0 && part <= downloads)).toBe(true);
        },
      ),
    );
  });
});
