import { describe, expect, it } from 'vitest';
import { cookie } from './sign-in.ts';

describe('cookie', () => {
  it('finds its own among others, and nothing where there is none', () => {
    expect(cookie('a=1; demo_session=lantern.admin; b=2', 'demo_session')).toBe('lantern.admin');
    expect(cookie('demo_session_old=x', 'demo_session')).toBeNull();
    expect(cookie(undefined, 'demo_session')).toBeNull();
  });
});
