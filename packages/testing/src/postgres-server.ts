import { Kysely, PostgresDialect } from 'kysely';
import { openPool } from './open-pool.ts';

/** A Kysely over a pool of up to `max` connections to the URL. */
// biome-ignore lint/suspicious/noExplicitAny: any database's tables
export function connect(url: string, max: number): Kysely<any> {
  return new Kysely({ dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max }) }) });
}

/** The URL with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs `work` on one connection of its own. */
// biome-ignore lint/suspicious/noExplicitAny: any database's tables
export async function onServer<T>(url: string, work: (admin: Kysely<any>) => Promise<T>): Promise<T> {
  const admin = connect(url, 1);
  try {
    return await work(admin);
  } finally {
    await admin.destroy();
  }
}
