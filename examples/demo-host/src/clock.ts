import { readForm } from './http/read-form.ts';
import { json, problem } from './http/reply.ts';
import type { Call } from './http/route.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

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

/** `POST /host/clock` with the field `days`: lets days pass, so that a flight's end can be seen today. */
export async function letDaysPass({ visitor, request, clock }: Call) {
  if (visitor.role !== 'admin' || visitor.how !== 'token') {
    return problem(403, 'Not allowed', 'Only an admin lets days pass, with a token.');
  }
  const days = Number((await readForm(request))?.get('days') ?? Number.NaN);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    return problem(400, 'No days', `Send the field "days" with a whole number from 1 to ${MOST_DAYS}.`);
  }
  clock.pass(days);
  return json({ now: clock.now().toISOString() });
}
