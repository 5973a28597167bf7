import type { HostDb } from '../host-tables.ts';
import type { Settings } from '../settings.ts';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';

/** The platform's database, ready to serve. */
export type HostDatabase = {
  /** As the plain role {@link APP_ROLE}. */
  db: HostDb;
  /** No other process can be using it, so an import that is under way at the start has died. */
  alone: boolean;
  close: () => Promise<void>;
};

/** Opens the database, and makes and fills it first where that has not been done. `say` tells a person. */
export function openDatabase(settings: Settings, say: (text: string) => void): Promise<HostDatabase> {
  return settings.databaseUrl
    ? openServer(settings.databaseUrl, say)
    : openEmbedded(settings.dataDir, say);
}
