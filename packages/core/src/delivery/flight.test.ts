import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, flightDays, resolveFlight, startOfDay, wholeDays } from './index.ts';

const HOUR = 3_600_000;
const zones = Intl.supportedValuesOf('timeZone');
const zone = fc.constantFrom(...zones);
const day = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('1970-01-01', days));
const hours = ({ flight_start, flight_end }: { flight_start: Date; flight_end: Date }) =>
  (flight_end.getTime() - flight_start.getTime()) / HOUR;

describe('a day in a zone', () => {
  it.each([
    ['2026-06-09', 'America/New_York', '2026-06-09T04:00:00.000Z'],
    ['2026-06-09', 'Asia/Kathmandu', '2026-06-08T18:15:00.000Z'],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s starts at %s, whatever clocks do at midnight', (date, timeZone, start) => {
    expect(startOfDay(date, timeZone).toISOString()).toBe(start);
  });

  it('starts at its first instant, in every zone and season', () => {
    fc.assert(
      fc.property(day, zone, (date, timeZone) => {
        const start = startOfDay(date, timeZone);
        expect(dayIn(start, timeZone) >= date).toBe(true);
        expect(dayIn(new Date(start.getTime() - 1), timeZone) < date).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('needs a zone that exists', () => {
    expect(() => dayIn(new Date(0), 'Mars/Olympus')).toThrow(
      expect.objectContaining({ code: 'delivery.time_zone_unknown' }),
    );
  });

  it.each(['2026-02-30', '2026-2-3', '20260203', '0000-01-01x', ''])('"%s" is none', (date) => {
    expect(() => addDays(date, 1)).toThrow(expect.objectContaining({ code: 'delivery.value_invalid' }));
  });
});

describe('a flight of calendar days', () => {
  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['UTC', '2026-03-08', 24],
  ])('in %s, %s alone, is one day of %d hours', (timeZone, date, length) => {
    const flight = resolveFlight({ flight_start: date, flight_end: date }, timeZone);
    expect(hours(flight)).toBe(length);
    expect(flightDays(flight, timeZone)).toEqual(wholeDays(date, date));
  });

  it('gives its days back, in any zone, over any change of clocks', () => {
    fc.assert(
      fc.property(day, fc.nat(400), zone, (first, more, timeZone) => {
        const last = addDays(first, more);
        // Zones that moved over the date line have a day that nobody lived through.
        fc.pre([first, last].every((date) => dayIn(startOfDay(date, timeZone), timeZone) === date));
        const flight = resolveFlight({ flight_start: first, flight_end: last }, timeZone);
        expect(flightDays(flight, timeZone)).toEqual(wholeDays(first, last));
      }),
      { numRuns: 500 },
    );
  });

  it('includes its last day: 30 days are 1 to 30 June', () => {
    expect(wholeDays('2026-06-01', '2026-06-30').total_days).toBe(30);
  });
});

describe('a flight by the clock', () => {
  it('says how much of its first and last day lies inside', () => {
    const flight = resolveFlight(
      { flight_start: '2026-06-01T06:00:00-04:00', flight_end: '2026-06-03T12:00:00-04:00' },
      'America/New_York',
    );
    expect(flightDays(flight, 'America/New_York')).toEqual({
      first_day: '2026-06-01',
      last_day: '2026-06-03',
      total_days: 3,
      first_day_share: 0.75,
      last_day_share: 0.5,
    });
  });

  it('measures a part of a day by the hours that the day has', () => {
    const start = '2026-03-08T00:00:00-05:00';
    const flight = resolveFlight(
      { flight_start: start, flight_end: '2026-03-08T12:30:00-04:00' },
      'America/New_York',
    );
    const { first_day_share, last_day_share } = flightDays(flight, 'America/New_York');
    expect(first_day_share).toBe(0.5);
    expect(last_day_share).toBe(0.5);
  });

  it.each([
    ['2026-06-02', '2026-06-01'],
    ['2026-06-01T08:00:00Z', '2026-06-01T08:00:00Z'],
    ['2026-06-01T08:00:00', '2026-06-02T08:00:00'],
    ['tomorrow', '2026-06-02'],
  ])('from %s to %s is refused', (flight_start, flight_end) => {
    expect(() => resolveFlight({ flight_start, flight_end }, 'UTC')).toThrow(
      expect.objectContaining({ code: 'delivery.flight_invalid' }),
    );
  });

  it('of more than ten years is a slip', () => {
    expect(() => wholeDays('2026-06-01', '9026-06-01')).toThrow('ten years');
  });
});
