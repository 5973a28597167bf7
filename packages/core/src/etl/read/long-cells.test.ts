import { describe, expect, it } from 'vitest';
import { guarded } from '../../shared/formula-guard.ts';
import { dayColumn } from './read-day.ts';

/** Ten thousand spaces: what a slow pattern would try from every one of them. */
const SPACES = ' '.repeat(10_000);

function millisecondsFor(work: () => unknown): number {
  const began = performance.now();
  for (let n = 0; n < 20; n++) work();
  return (performance.now() - began) / 20;
}

describe('a long cell made to be slow', () => {
  it('is read as a day in a moment, and refused', () => {
    const { read } = dayColumn('2026-11-24');
    expect(read(`x${SPACES}y`)).toMatchObject({ code: 'invalid-date' });
    expect(millisecondsFor(() => read(`x${SPACES}y`))).toBeLessThan(5);
  });

  it('is guarded against formulas in a moment', () => {
    expect(guarded(`-1${SPACES}x`)).toBe(`'-1${SPACES}x`);
    expect(millisecondsFor(() => guarded(`-1${SPACES}x`))).toBeLessThan(5);
  });
});
