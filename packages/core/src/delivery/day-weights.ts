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
  const { mode, reason, weights } = flightWeights(flight, shape);
  return { mode, reason, days: namedDays(flight, weights) };
}

/** Weights with the days of the flight that they are of. */
export function namedDays({ first_day }: FlightDays, weights: readonly number[]): DayWeights['days'] {
  const first = dayNumber(first_day);
  return weights.map((weight, index) => ({ day: dayOfNumber(first + index), weight }));
}

/** {@link DayWeights} as bare numbers, for sums over them. */
export type FlightWeights = Omit<DayWeights, 'days'> & {
  /** The first is that of the first day, and so on. */
  weights: readonly number[];
  /** Their sums: of no day, of the first, and so on up to that of all. */
  reached: readonly number[];
};

/** What lines that run in one place on the same days have in common; made once and handed to each. */
export type SharedWeights = {
  /** By the shape asked for. */
  shaped: FlightWeights;
  /** By even delivery. */
  even: FlightWeights;
};

export function sharedWeights(flight: FlightDays, shape: DeliveryShape): SharedWeights {
  return { shaped: flightWeights(flight, shape), even: flightWeights(flight, { mode: 'linear' }) };
}

/** The same as {@link dayWeights} as bare numbers. */
export function flightWeights(flight: FlightDays, shape: DeliveryShape): FlightWeights {
  const { first_day, last_day, first_day_share, last_day_share } = flight;
  const length = Math.max(0, daysBetween(first_day, last_day) + 1);
  const weigh = weightOf(shape, first_day);
  const spread = (weight: DayWeigher) =>
    Array.from({ length }, (_, index) => {
      const share = index === 0 ? first_day_share : index === length - 1 ? last_day_share : 1;
      return weight(index) * share;
    });
  const weights = spread(weigh);
  if (weights.some((weight) => weight > 0)) return { mode: shape.mode, reason: null, ...summed(weights) };
  return { mode: 'linear', reason: 'no_curve', ...summed(spread(() => 1)) };
}

function summed(weights: readonly number[]): Pick<FlightWeights, 'weights' | 'reached'> {
  const reached = [0];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    reached.push(sum);
  }
  return { weights, reached };
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
