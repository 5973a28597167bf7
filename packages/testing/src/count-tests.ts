import { stripVTControlCharacters } from 'node:util';

export type TestCount = { passed: number; failed: number };

/**
 * Reads the last count that a test runner printed: vitest's `Tests  1 failed | 5 passed (6)`,
 * web-test-runner's `10 passed, 2 failed`, node:test's `pass 5` and `fail 0` lines.
 */
export function countTests(output: string): TestCount {
  const lines = stripVTControlCharacters(output).split(/[\r\n]+/);
  const summaries = lines.filter((line) => /\d+ (passed|failed)/.test(line) && !/Test Files/.test(line));
  const summary = summaries.findLast((line) => /^\s*Tests\s/.test(line)) ?? summaries.at(-1);
  if (summary) return { passed: number(summary, /(\d+) passed/), failed: number(summary, /(\d+) failed/) };
  const line = (word: string) => lines.findLast((text) => new RegExp(`^\\W*${word} \\d+$`).test(text)) ?? '';
  return { passed: number(line('pass'), /(\d+)$/), failed: number(line('fail'), /(\d+)$/) };
}

function number(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}
