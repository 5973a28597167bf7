import { resolve } from 'node:path';

/** How the demo is started, from the environment. */
export type Settings = {
  /** TCP port on the loopback address. @defaultValue 4000 */
  port: number;
  /** Folder of the embedded database. @defaultValue `.data` in the repository */
  dataDir: string;
  /** A real PostgreSQL to use instead of the embedded one. */
  databaseUrl: string | null;
};

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT || 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${env.PORT}". Set it to a number from 1 to 65535.`);
  }
  // npm runs a workspace's script in its folder; INIT_CWD is where the person was.
  const folder = env.DATA_DIR
    ? resolve(env.INIT_CWD ?? '.', env.DATA_DIR)
    : resolve(import.meta.dirname, '../../../.data');
  return { port, dataDir: folder, databaseUrl: env.DATABASE_URL || null };
}
