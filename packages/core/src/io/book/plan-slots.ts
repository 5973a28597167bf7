/** A line that needs a slot, and the slot numbers that others have during its flight. */
export type SlotSeeker = {
  ad_unit_id: string;
  episode_id: string;
  /** ISO 8601 UTC, so that texts compare as instants do. */
  flight_start: string;
  flight_end: string;
  slots_per_episode: number;
  taken: readonly number[];
  /** Lines of a lower turn are served first, as those of an order that is booked before. @defaultValue 0 */
  turn?: number;
};

/**
 * Gives each line the lowest slot number that nobody has during its flight, neither others nor an earlier
 * line of the same call; null where there is none. The lines of a turn are served by ad unit, episode and
 * start, which fills slots without gaps whatever order they were given in. Answers in the lines' order.
 *
 * @example
 * planSlots([{ ad_unit_id: 'a', episode_id: 'e', flight_start: '2026-01-01T00:00:00.000Z',
 *   flight_end: '2026-01-08T00:00:00.000Z', slots_per_episode: 2, taken: [1] }]) // [2]
 */
export function planSlots(lines: readonly SlotSeeker[]): (number | null)[] {
  const plan: (number | null)[] = lines.map(() => null);
  const given = new Map<string, { slot: number; from: string; until: string }[]>();
  for (const { n, line } of inBookingOrder(lines)) {
    const key = JSON.stringify([line.ad_unit_id, line.episode_id]);
    const mine = given.get(key) ?? [];
    given.set(key, mine);
    const busy = new Set(line.taken);
    for (const { slot, from, until } of mine) {
      if (from < line.flight_end && until > line.flight_start) busy.add(slot);
    }
    for (let slot = 1; slot <= line.slots_per_episode; slot++) {
      if (busy.has(slot)) continue;
      plan[n] = slot;
      mine.push({ slot, from: line.flight_start, until: line.flight_end });
      break;
    }
  }
  return plan;
}

/** The lines by turn, ad unit, episode and start. */
function inBookingOrder(lines: readonly SlotSeeker[]): { n: number; line: SlotSeeker }[] {
  return lines
    .map((line, n) => {
      const { turn = 0, ad_unit_id, episode_id, flight_start, flight_end } = line;
      return { n, line, turn, key: [ad_unit_id, episode_id, flight_start, flight_end].join('/') };
    })
    .sort((a, b) => a.turn - b.turn || (a.key < b.key ? -1 : Number(a.key > b.key)) || a.n - b.n);
}
