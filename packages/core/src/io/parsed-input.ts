import type { z } from 'zod';
import { PodflightError } from '../shared/podflight-error.ts';

/**
 * Input by its schema.
 *
 * @throws PodflightError `request.invalid` with one entry of `errors` per mistake: `path`, `code`, `message`.
 */
export function parsedInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code: code ?? 'custom',
    message,
  }));
  const [first] = errors;
  const where = first?.path ? `"${first.path}": ` : '';
  throw new PodflightError('request.invalid', `${where}${first?.message ?? 'The input is not valid'}.`, {
    errors,
  });
}
