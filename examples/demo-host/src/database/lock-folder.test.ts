import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './lock-folder.ts';

describe('lockFolder', () => {
  let folder: string;
  const file = () => join(folder, 'server.pid');
  /** A process that runs and is not this one. */
  const other = String(process.ppid);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quayside-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses a folder that a running process holds', () => {
    writeFileSync(file(), other);
    expect(() => lockFolder(folder)).toThrow(`in use by process ${other}`);
  });

  it('takes over from a process that is gone', () => {
    writeFileSync(file(), '2147483646');
    lockFolder(folder)();
  });

  it('takes over from a lock that has been silent, though its number is somebody’s again', () => {
    writeFileSync(file(), other);
    const before = new Date(Date.now() - 60_000);
    utimesSync(file(), before, before);
    const unlock = lockFolder(folder);
    expect(readFileSync(file(), 'utf8')).toBe(String(process.pid));
    unlock();
  });

  it('can be given back and taken again', () => {
    lockFolder(folder)();
    lockFolder(folder)();
  });
});
