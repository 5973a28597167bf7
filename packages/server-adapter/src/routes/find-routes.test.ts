import { describe, expect, it } from 'vitest';
import { givenHandler } from '../given-handler.ts';

describe('the base path', () => {
  it.each(['/api', 'api', '/api/', '//api//'])('%s is /api', async (basePath) => {
    const at = givenHandler({ basePath });
    expect(at.basePath).toBe('/api');
    expect(at.matches('/api/v1/features')).toBe(true);
    expect(at.matches('/api/v1/features/')).toBe(true);
    expect(at.matches('/v1/features')).toBe(false);
    expect(at.matches('/api')).toBe(false);
    expect(at.matches('/apiary/v1/features')).toBe(false);
  });

  it.each(['', '/'])('may be none: %j', (basePath) => {
    expect(givenHandler({ basePath }).matches('/v1/features')).toBe(true);
  });

  it('may be nested', () => {
    expect(givenHandler({ basePath: '/apps/pod' }).matches('/apps/pod/v1/features')).toBe(true);
  });
});
