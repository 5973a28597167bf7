import { describe, expect, it } from 'vitest';
import { type Reason, rationaleText } from '../index.ts';

describe('a param of a reason', () => {
  it('says a topic that both have once', () => {
    const reason: Reason = { code: 'topic.for', params: { wanted: 'Food & Drink', has: 'Food & Drink' } };
    expect(rationaleText([reason])).toBe('Topics match: Food & Drink.');
  });

  it.each([
    ['en us', 'en us'],
    ['', ''],
    ['english', 'english'],
    ['und1', 'und1'],
    ['de', 'German'],
  ])('says the language %j, of which a host may keep anything, as %j', (language, said) => {
    expect(rationaleText([{ code: 'gate.language', params: { language } }])).toContain(`(${said})`);
  });
});
