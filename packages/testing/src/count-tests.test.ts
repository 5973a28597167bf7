import { describe, expect, it } from 'vitest';
import { countTests } from './count-tests.ts';

describe('countTests', () => {
  it.each([
    ['vitest', ' Test Files  2 passed (2)\n      Tests  1 failed | 5 passed | 2 skipped (8)\n', 5, 1],
    [
      'web-test-runner',
      'Chrome: |███| 3/3 test files | 4 passed, 0 failed\nChrome: |███| 3/3 test files | 10 passed, 2 failed\n',
      10,
      2,
    ],
    ['node:test', '# tests 3\n# pass 2\n# fail 1\n', 2, 1],
    ['a crash', 'Error: no such file\n', 0, 0],
  ])('reads the count of %s', (_, output, passed, failed) => {
    expect(countTests(output)).toEqual({ passed, failed });
  });
});
