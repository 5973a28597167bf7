import type { z } from 'zod';
import { PodflightError } from './podflight-error.ts';

/**
 * Reads what a caller gave by its schema.
 *
 * @throws PodflightError `request.invalid` with one entry in `details.errors` for each mistake.
 */
export function parsedInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code: code ?? 'invalid',
    message,
  }));
  const [first] = errors;
  const where = first?.path ? `"${first.path}": ` : '';
  throw new PodflightError('request.invalid', `${where}${first?.message ?? 'The input is not valid'}`, {
    errors,
  });
}
