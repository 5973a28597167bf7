import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps a second server out of a data folder: two on one embedded database would break it. A lock whose
 * process is gone is taken over.
 *
 * @returns Gives the lock back.
 */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, 'server.pid');
  const holder = holderOf(file);
  if (holder !== null && holder !== process.pid && isRunning(holder)) {
    throw new Error(
      `The data in ${dataDir} is in use by process ${holder}. Stop that one, or set DATA_DIR to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
