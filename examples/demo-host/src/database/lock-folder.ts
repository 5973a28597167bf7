import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BEAT_MS = 2_000;
const SILENT_MS = 10_000;

/**
 * Keeps a second server out of a data folder: two on one embedded database would break it. The holder
 * touches its lock every two seconds; a lock that is silent, or whose process is gone, is taken over.
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
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS).unref();
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}

/** The process that the lock names; null when there is no lock, or it has been silent for too long. */
function holderOf(file: string): number | null {
  try {
    // After a crash the number may be another process's by now; that one does not touch the file.
    if (Date.now() - statSync(file).mtimeMs > SILENT_MS) return null;
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
