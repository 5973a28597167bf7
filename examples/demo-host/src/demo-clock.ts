const DAY_MS = 86_400_000;

/** The platform's present: the machine's, later by the days that an admin let pass. */
export type DemoClock = { now: () => Date; pass: (days: number) => void };

export function demoClock(): DemoClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead * DAY_MS),
    pass: (days) => {
      ahead += days;
    },
  };
}
