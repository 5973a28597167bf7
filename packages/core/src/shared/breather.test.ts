import { describe, expect, it } from 'vitest';
import { breather } from './breather.ts';

describe('work that lets others have their turn', () => {
  it('goes on at once until its time is over', () => {
    expect(breather(60_000)()).toBeUndefined();
  });

  it('then waits until what was there before it has run, and has its time again', async () => {
    const breathe = breather(5);
    const until = performance.now() + 6;
    while (performance.now() < until);
    const ran: string[] = [];
    setImmediate(() => ran.push('a query’s answer'));
    await breathe();
    expect(ran).toEqual(['a query’s answer']);
    expect(breathe()).toBeUndefined();
  });
});
