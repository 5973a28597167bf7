import { RequestRefused } from '../answers/request-refused.ts';

/**
 * Options that may be given in the query and in the form: either, or both with the same value. Refuses
 * with `request.invalid` where the two say something else, naming both.
 */
export function inAgreement<T extends Readonly<Record<string, unknown>>>(query: T, form: T): T {
  const errors = Object.keys(form)
    .filter((path) => query[path] !== undefined && form[path] !== undefined && query[path] !== form[path])
    .map((path) => ({
      path,
      code: 'conflict',
      message: `The address says ${JSON.stringify(query[path])} and the form says ${JSON.stringify(form[path])}. Give it once.`,
    }));
  const [first] = errors;
  if (first) {
    throw new RequestRefused('request.invalid', `"${first.path}": ${first.message}`, { members: { errors } });
  }
  return { ...query, ...form };
}
