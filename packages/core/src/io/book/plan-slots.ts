/** A line that needs a slot, and the slot numbers that others have during its flight. */
export type SlotSeeker = {
  ad_unit_id: string;
  episode_id: string;
  /** ISO 8601 UTC, so that texts compare as instants do. */
  flight_start: string;
  flight_end: string;
  slots_per_episode: number;
  taken: readonly number[];
};

/**
 * Gives each line the lowest slot number that nobody has during its flight, neither others nor an earlier
 * line of the same call; null where there is none. Lines are served by ad unit, episode and start, which
 * fills slots without gaps whatever order they were given in. Answers in the lines' order.
 *
 * @example
 * planSlots([{ ad_unit_id: 'a', episode_id: 'e', flight_start: '2026-01-01T00:00:00.000Z',
 *   flight_end: '2026-01-08T00:00:00.000Z', slots_per_episode: 2, taken: [1] }]) // [2]
 */
export function planSlots(lines: readonly SlotSeeker[]): (number | null)[] {
  const plan: (number | null)[] = lines.map(() => null);
  const given = new Map<string, { slot: number; until: string }[]>();
  for (const n of inBookingOrder(lines)) {
    const line = lines[n];
    if (!line) continue;
    const key = JSON.stringify([line.ad_unit_id, line.episode_id]);
    const mine = given.get(key) ?? [];
    // Starts only grow, so an earlier line of this call overlaps exactly when it ends later than this starts.
    const busy = new Set(mine.filter(({ until }) => until > line.flight_start).map(({ slot }) => slot));
    for (const slot of line.taken) busy.add(slot);
    for (let slot = 1; slot <= line.slots_per_episode; slot++) {
      if (busy.has(slot)) continue;
      plan[n] = slot;
      given.set(key, [...mine, { slot, until: line.flight_end }]);
      break;
    }
  }
  return plan;
}

/** Indices of the lines by ad unit, episode and start: the order in which every caller takes slots. */
function inBookingOrder(lines: readonly SlotSeeker[]): number[] {
  const keys = lines.map((line) =>
    [line.ad_unit_id, line.episode_id, line.flight_start, line.flight_end].join('/'),
  );
  return lines.map((_, n) => n).sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
}
