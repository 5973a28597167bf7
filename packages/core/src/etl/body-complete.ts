import type { ParsedImportOptions } from './import-options.ts';
import type { Problem } from './problem.ts';

/** What is wrong when the bytes that came are not the ones that were declared; null when they are. */
export function bodyProblem(
  declared: Pick<ParsedImportOptions, 'declared_bytes' | 'declared_sha256'>,
  bytes: number,
  sha256: string,
): Problem | null {
  const { declared_bytes, declared_sha256 } = declared;
  if (declared_bytes != null && declared_bytes !== bytes) {
    return incomplete(
      `The upload was cut short or changed on its way: ${declared_bytes} bytes were declared and ${bytes} came. Nothing was stored; upload the file again, and check the size limits of proxies in between.`,
    );
  }
  if (declared_sha256 != null && declared_sha256.toLowerCase() !== sha256) {
    return incomplete(
      'The upload was changed on its way: its SHA-256 is not the one that was declared. Nothing was stored; upload the file again.',
    );
  }
  return null;
}

function incomplete(message: string): Problem {
  return { line: null, column: null, code: 'body-incomplete', message, value: null };
}
