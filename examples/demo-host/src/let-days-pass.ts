import { readForm } from './http/read-form.ts';
import { json, problem } from './http/reply.ts';
import type { Call } from './http/route.ts';

const MOST_DAYS = 366;

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
