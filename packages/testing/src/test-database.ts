import type { Kysely } from 'kysely';
import type { Starting } from './prepare-database.ts';

/** A database of a test's own. */
export type TestDatabase = {
  kind: 'postgres' | 'pglite';
  /** As a plain role: no superuser, no owner, only SELECT, INSERT, UPDATE and DELETE. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read host tables and ours alike
  db: Kysely<any>;
  /**
   * As a superuser, for fixtures and for looking behind row level security. On PGlite it shares the one
   * connection with `db`: do not use one inside an open transaction of the other.
   */
  // biome-ignore lint/suspicious/noExplicitAny: tests read host tables and ours alike
  owner: Kysely<any>;
  /** URL of the plain role; null on PGlite. */
  url: string | null;
  /** URL of the superuser; null on PGlite. */
  ownerUrl: string | null;
  /** Closes it and removes it. A second call does nothing. */
  drop: () => Promise<void>;
};

export type TestDatabaseOptions = {
  /** @defaultValue `podflight` */
  from?: Starting;
  /** Connections of `db`. On PGlite always 1. @defaultValue 10 */
  max?: number;
};
