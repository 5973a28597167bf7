import { expect } from '@open-wc/testing';
import { nameOf, rangeOf } from './day-ranges.ts';

describe('a range of days', () => {
  it('is counted with both its ends', () => {
    expect(rangeOf('30', '2026-03-01')).to.deep.equal({ from: '2026-01-31', to: '2026-03-01' });
    expect(rangeOf('month', '2024-02-10')).to.deep.equal({ from: '2024-02-01', to: '2024-02-29' });
    expect(rangeOf('quarter', '2026-12-31')).to.deep.equal({ from: '2026-10-01', to: '2026-12-31' });
    expect(rangeOf('usual', '2026-12-31')).to.deep.equal({ from: '', to: '' });
  });

  it('is known by its name again', () => {
    for (const name of ['usual', '30', '90', 'month', 'quarter', 'year'] as const)
      expect(nameOf(rangeOf(name, '2026-11-23'), '2026-11-23')).to.equal(name);
    expect(nameOf({ from: '2026-11-02', to: '2026-11-03' }, '2026-11-23')).to.equal('own');
  });
});
