import type { z } from 'zod';
import type { MetadataProblem, MetadataProblemCode } from '../metadata-problem.ts';

/** Reads metadata field by field, so that a field that is wrong leaves the others. */
export interface MetadataReader {
  /** All that was noted, by path. */
  problems(): MetadataProblem[];
  /** Notes what is wrong with the value at `path`. */
  note(path: string, code: MetadataProblemCode, message: string): void;
  /** The value by its schema; undefined when it is absent or wrong, which is noted. */
  field<Schema extends z.ZodType>(path: string, value: unknown, schema: Schema): z.output<Schema> | undefined;
  /** The entries of an object; none when it is absent or something else, which is noted. */
  object(path: string, value: unknown): Readonly<Record<string, unknown>>;
}

export function metadataReader(): MetadataReader {
  const problems: MetadataProblem[] = [];
  const note: MetadataReader['note'] = (path, code, message) => {
    problems.push({ path, code, message });
  };
  return {
    problems: () => problems.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    note,
    field(path, value, schema) {
      if (value === undefined || value === null) return undefined;
      const read = schema.safeParse(value);
      if (read.success) return read.data;
      for (const issue of read.error.issues) {
        note([path, ...issue.path.map(String)].join('.'), problemCode(issue), issue.message);
      }
      return undefined;
    },
    object(path, value) {
      if (value === undefined || value === null) return {};
      if (typeof value === 'object' && !Array.isArray(value)) return { ...value };
      note(
        path,
        'not_an_object',
        `Expected an object, got ${Array.isArray(value) ? 'a list' : typeof value}.`,
      );
      return {};
    },
  };
}

function problemCode(issue: z.core.$ZodIssue): MetadataProblemCode {
  if (issue.code === 'custom' && issue.params && 'problem' in issue.params) {
    // The schemas beside this file give nothing but problem codes.
    return issue.params.problem as MetadataProblemCode;
  }
  return issue.code === 'too_big' || issue.code === 'too_small' ? 'out_of_range' : 'invalid_type';
}
