import { z } from 'zod';

/** One thing wrong with a request: where (`path` in the input, or `line` and `column` of a file) and what. */
const problemItem = z.looseObject({
  path: z.string().optional(),
  line: z.int().nullable().optional(),
  column: z.string().nullable().optional(),
  code: z.string(),
  message: z.string(),
});

/** RFC 9457 problem details, as every error answers. `code` is the stable reason; `type` names it too. */
export const problemDocument = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    code: z.string(),
    errors: z.array(problemItem).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.infer<typeof problemDocument>;
