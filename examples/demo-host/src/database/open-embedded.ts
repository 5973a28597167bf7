import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedPostgres } from './embedded-postgres.ts';
import type { HostDatabase } from './host-database.ts';
import { lockFolder } from './lock-folder.ts';
import { openPool } from './open-pool.ts';
import { fillHost, prepareHost, updateHost } from './prepare-host.ts';

/**
 * The embedded database in `dataDir`. It is built in a folder of another name, so that a first start
 * that is stopped half way leaves nothing that a later one would take for finished.
 */
export async function openEmbedded(dataDir: string, say: (text: string) => void): Promise<HostDatabase> {
  mkdirSync(dataDir, { recursive: true });
  const unlock = lockFolder(dataDir);
  const ready = join(dataDir, 'quayside');
  if (!existsSync(ready)) {
    const building = join(dataDir, 'quayside.building');
    rmSync(building, { recursive: true, force: true });
    say(`Making the demo's database in ${dataDir}, with a year of data. This happens once.`);
    await build(building, say);
    renameSync(building, ready);
  }
  const postgres = await embeddedPostgres(ready);
  const owner = openPool(postgres.poolConfig, 'owner');
  await updateHost(owner).catch((error: Error) => {
    throw new Error(`${error.message}\nOr delete ${ready} to have the demo make its data anew.`, {
      cause: error,
    });
  });
  await owner.destroy();
  const db = openPool(postgres.poolConfig, 'app');
  return {
    db,
    alone: true,
    close: async () => {
      await db.destroy();
      await postgres.close();
      unlock();
    },
  };
}

async function build(folder: string, say: (text: string) => void): Promise<void> {
  const postgres = await embeddedPostgres(folder);
  const owner = openPool(postgres.poolConfig, 'owner');
  await prepareHost(owner);
  // One session serves both, so the owner leaves before the app's role comes.
  await owner.destroy();
  const app = openPool(postgres.poolConfig, 'app');
  await fillHost(app, say);
  await app.destroy();
  await postgres.close();
}
