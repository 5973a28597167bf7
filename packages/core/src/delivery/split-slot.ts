import { assertCount } from './value-in-range.ts';

export interface SlotBooking {
  io_id: string;
  /** Null or 0 for a line without a goal, which weighs as the mean of those that have one. */
  booked_impressions: number | null;
}

/**
 * How the downloads of a day divide among bookings of one ad unit of one episode. With a slot for each,
 * every booking is heard in every download. With fewer, they rotate by what they booked: each download
 * fills every slot once, no booking is heard twice in one, and none is lost or made up in the rounding.
 *
 * @param downloads - Of the episode on that day.
 * @param slots - Of the ad unit in an episode, 1 or more.
 * @returns Impressions for each booking, in the order given; their sum is `downloads * min(slots, bookings)`.
 * @example
 * splitSlot(100, 1, [{ io_id: 'a', booked_impressions: 3000 }, { io_id: 'b', booked_impressions: 1000 }])
 * // [{ io_id: 'a', impressions: 75 }, { io_id: 'b', impressions: 25 }]
 */
export function splitSlot(
  downloads: number,
  slots: number,
  bookings: readonly SlotBooking[],
): { io_id: string; impressions: number }[] {
  assertCount('Downloads', downloads);
  assertCount('Slots', slots);
  const full = new Set<number>();
  const weights = weightsOf(bookings);
  // A booking too large for its part of the slots is heard in every download; the others share what is left.
  for (let found = true; found && full.size < Math.min(slots, bookings.length); ) {
    const open = sumOf(weights.filter((_, i) => !full.has(i)));
    const left = BigInt(slots - full.size);
    const heavy = weights.flatMap((weight, i) => (!full.has(i) && weight * left >= open ? [i] : []));
    for (const i of heavy) full.add(i);
    found = heavy.length > 0;
  }
  const rest = weights.flatMap((weight, i) => (full.has(i) ? [] : [{ i, weight }]));
  const shares = divide(BigInt(downloads) * BigInt(Math.max(0, slots - full.size)), rest);
  return bookings.map(({ io_id }, i) => ({
    io_id,
    impressions: full.has(i) ? downloads : (shares.get(i) ?? 0),
  }));
}

function weightsOf(bookings: readonly SlotBooking[]): bigint[] {
  const goals = bookings.flatMap(({ booked_impressions }) => {
    if (!booked_impressions) return [];
    assertCount('Booked impressions', booked_impressions);
    return [BigInt(booked_impressions)];
  });
  // Times the count of goals, so that their mean is a whole number.
  const count = BigInt(goals.length);
  const mean = count > 0n ? sumOf(goals) : 1n;
  return bookings.map(({ booked_impressions }) =>
    booked_impressions ? BigInt(booked_impressions) * count : mean,
  );
}

const sumOf = (numbers: readonly bigint[]) => numbers.reduce((sum, number) => sum + number, 0n);

/** Divides a whole number in proportion to weights, what rounding leaves going to the largest remainders. */
function divide(total: bigint, parts: readonly { i: number; weight: bigint }[]): Map<number, number> {
  const weight = sumOf(parts.map((part) => part.weight));
  if (weight === 0n) return new Map();
  const quotas = parts.map((part) => ({
    i: part.i,
    whole: (total * part.weight) / weight,
    remainder: (total * part.weight) % weight,
  }));
  const left = Number(total - sumOf(quotas.map(({ whole }) => whole)));
  const byRemainder = [...quotas].sort((a, b) =>
    a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1,
  );
  const lucky = new Set(byRemainder.slice(0, left).map(({ i }) => i));
  return new Map(quotas.map(({ i, whole }) => [i, Number(whole) + (lucky.has(i) ? 1 : 0)]));
}
