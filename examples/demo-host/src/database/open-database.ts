import type { Settings } from '../settings.ts';
import type { HostDatabase } from './host-database.ts';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';

/** Opens the database, and makes and fills it first where that has not been done. `say` tells a person. */
export function openDatabase(settings: Settings, say: (text: string) => void): Promise<HostDatabase> {
  return settings.databaseUrl ? openServer(settings.databaseUrl, say) : openEmbedded(settings.dataDir, say);
}
