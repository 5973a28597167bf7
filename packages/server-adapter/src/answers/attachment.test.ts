import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachment, baseName } from './attachment.ts';

describe('attachment', () => {
  it('names a plain file once', () => {
    expect(attachment('september 2026 (1).csv')).toBe('attachment; filename="september 2026 (1).csv"');
  });

  it('names others in ASCII and as RFC 5987 has it', () => {
    expect(attachment("Größe 'a'.csv")).toBe(
      `attachment; filename="Gr__e _a_.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%27a%27.csv`,
    );
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\x.csv', 'x.csv'],
    ['a\r\nSet-Cookie: b', 'aSet-Cookie: b'],
    ['\u202Egpj.csv', 'gpj.csv'],
    ['\ud800x', 'x'],
  ])('takes %j as %j', (given, expected) => {
    expect(baseName(given)).toBe(expected);
  });

  it('is a header value whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(attachment(name)).toMatch(
          /^attachment; filename="[\w .()-]+"(; filename\*=UTF-8''[\w.!~%-]+)?$/,
        );
        expect(new Headers({ 'content-disposition': attachment(name) })).toBeDefined();
      }),
    );
  });
});
