import { expect } from '@open-wc/testing';
import { importRecord } from '../../dev/fake-data.mjs';
import { mergeImports } from './merge-imports.ts';

const page = (ids: string[], next_cursor: string | null = null) => ({
  items: ids.map((import_id) => importRecord({ import_id })),
  next_cursor,
});
const idsOf = (merged: ReturnType<typeof mergeImports>) =>
  merged.items.map((item) => item.import_id).join('');

describe('the newest page of imports', () => {
  it('goes before the older ones that were loaded, and keeps their cursor', () => {
    const merged = mergeImports(page(['c', 'b', 'a'], 'older'), page(['d', 'c'], 'x'));
    expect([idsOf(merged), merged.next_cursor]).to.deep.equal(['dcba', 'older']);
  });

  it('stands alone when it shares nothing with what is known', () => {
    const merged = mergeImports(page(['b', 'a'], 'older'), page(['z', 'y'], 'x'));
    expect([idsOf(merged), merged.next_cursor]).to.deep.equal(['zy', 'x']);
  });

  it('has the last word about an import', () => {
    const newest = page(['a']);
    const merged = mergeImports(page(['a']), newest);
    expect(merged.items[0]).to.equal(newest.items[0]);
  });
});
