import { type Day, dayNumber, dayOfNumber, daysBetween, weekday } from './calendar-day.ts';
import type { FlightDays } from './flight.ts';
import { assertBetween } from './value-in-range.ts';

/**
 * The share of an episode's window downloads that it has by an age: the first number at the end of the
 * day it was published, the last one 1. 0 to 1, never falling. See `episodeCurve`.
 */
export type EpisodeCurve = readonly number[];

/** Mean impressions on Monday to Sunday; null where no day of the sample had a number. */
export type WeekdayMeans = readonly [Mean, Mean, Mean, Mean, Mean, Mean, Mean];
type Mean = number | null;

/** How deliveries are expected to spread over the days of a flight. */
export type DeliveryShape =
  /** The same every day: what Google Ad Manager assumes. */
  | { mode: 'linear' }
  /** By weekday, for what runs over a whole show. */
  | { mode: 'dow'; weekday_means: WeekdayMeans }
  /** By the age of one episode: most of its downloads come in its first days. */
  | { mode: 'decay'; published_on: Day | null; curve: EpisodeCurve }
  /** By a plan of the host's. Days that it leaves out weigh nothing. */
  | { mode: 'custom'; weights: readonly { day: Day; weight: number }[] };

export type ShapeMode = DeliveryShape['mode'];

export interface DayWeights {
  /** What the weights were made by; `linear` when what was asked for has no weight in the flight. */
  mode: ShapeMode;
  reason: 'no_curve' | null;
  /** In order, one for each day of the flight; their sum is above 0. */
  days: readonly { day: Day; weight: number }[];
}

/**
 * The weight of each day of a flight. A day that lies only partly inside weighs that part. Where the
 * shape says nothing about these days (no curve learned, nothing published) they weigh the same.
 */
export function dayWeights(flight: FlightDays, shape: DeliveryShape): DayWeights {
  const weighed = flightWeights(flight, shape);
  const found = named.get(weighed);
  if (found) return found;
  const { mode, reason, weights } = weighed;
  const first = dayNumber(flight.first_day);
  const days = weights.map((weight, index) => ({ day: dayOfNumber(first + index), weight }));
  const answer = { mode, reason, days };
  named.set(weighed, answer);
  return answer;
}

const named = new WeakMap<FlightWeights, DayWeights>();

/** {@link DayWeights} without its days: the first weight is that of the first day, and so on. */
export type FlightWeights = Omit<DayWeights, 'days'> & { weights: readonly number[] };

/** The same as {@link dayWeights} as bare numbers, for sums over them. */
export function flightWeights(flight: FlightDays, shape: DeliveryShape): FlightWeights {
  return Object.isFrozen(shape) ? weighedOnce(flight, shape) : weighed(flight, shape);
}

const weighings = new WeakMap<DeliveryShape, Map<string, FlightWeights>>();
const KEPT_FLIGHTS = 500;

/** Lines in one episode share its shape and their days: a frozen shape weighs them once. */
function weighedOnce(flight: FlightDays, shape: DeliveryShape): FlightWeights {
  const key = keyOf(flight);
  const kept = weighings.get(shape) ?? new Map<string, FlightWeights>();
  const found = kept.get(key);
  if (found) return found;
  const weights = weighed(flight, shape);
  if (kept.size >= KEPT_FLIGHTS) kept.clear();
  weighings.set(shape, kept.set(key, weights));
  return weights;
}

const keys = new WeakMap<FlightDays, string>();

/** The days of a flight as text, written once where they cannot change. */
function keyOf(flight: FlightDays): string {
  const found = keys.get(flight);
  if (found !== undefined) return found;
  const key = `${flight.first_day} ${flight.last_day} ${flight.first_day_share} ${flight.last_day_share}`;
  if (Object.isFrozen(flight)) keys.set(flight, key);
  return key;
}

function weighed(flight: FlightDays, shape: DeliveryShape): FlightWeights {
  const { first_day, last_day, first_day_share, last_day_share } = flight;
  const length = Math.max(0, daysBetween(first_day, last_day) + 1);
  const weigh = weightOf(shape, first_day);
  const spread = (weight: DayWeigher) =>
    Array.from({ length }, (_, index) => {
      const share = index === 0 ? first_day_share : index === length - 1 ? last_day_share : 1;
      return weight(index) * share;
    });
  const weights = spread(weigh);
  if (weights.some((weight) => weight > 0)) return { mode: shape.mode, reason: null, weights };
  return { mode: 'linear', reason: 'no_curve', weights: spread(() => 1) };
}

const MAX_WEIGHT = 1e12;

/** By the day's place in the flight, from 0: reading each day as a date again would be most of the work. */
type DayWeigher = (index: number) => number;

function weightOf(shape: DeliveryShape, first_day: Day): DayWeigher {
  switch (shape.mode) {
    case 'linear':
      return () => 1;
    case 'dow': {
      const means = shape.weekday_means.filter((mean) => mean !== null);
      for (const mean of means) assertBetween('A weekday mean', mean, 0, MAX_WEIGHT);
      const first = weekday(first_day);
      return (index) => (means.length < 7 ? 0 : (means[(first + index) % 7] ?? 0));
    }
    case 'decay': {
      const { published_on, curve } = shape;
      for (const share of curve) assertBetween('A share of the episode curve', share, 0, 1);
      if (published_on === null) return () => 0;
      const age = daysBetween(published_on, first_day);
      return (index) => gain(curve, age + index);
    }
    case 'custom': {
      const weights = new Map(shape.weights.map(({ day, weight }) => [day, weight]));
      for (const weight of weights.values()) assertBetween('A custom weight', weight, 0, MAX_WEIGHT);
      const first = dayNumber(first_day);
      return (index) => weights.get(dayOfNumber(first + index)) ?? 0;
    }
  }
}

/** What an episode gains on the day `age` days after it was published. */
function gain(curve: EpisodeCurve, age: number): number {
  return Math.max(0, (curve[age] ?? 0) - (curve[age - 1] ?? 0));
}
