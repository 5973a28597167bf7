import type { HostSchema } from '@podflight/core/tenancy';
import type { Kysely } from 'kysely';

/** What every migration function takes beside the database. */
export type MigrationOptions = {
  /** What of the host's schema differs from the contract; the same value that the app passes to core. */
  hostSchema?: HostSchema;
  /**
   * Role that the app connects as. It gets SELECT, INSERT, UPDATE and DELETE on Podflight's tables and
   * USAGE on their schema; `down` takes back what was given. @defaultValue none
   */
  appRole?: string;
  /**
   * Makes `metrics_daily` a hypertable, also when it has rows: it is locked while they are moved. Needs the
   * TimescaleDB extension. @defaultValue false
   */
  hypertable?: boolean;
  /**
   * How long a statement waits for a lock before the step is rolled back and tried again, in
   * milliseconds, 1 to 60,000. Readers of the host's tables queue no longer than this. @defaultValue 500
   */
  lockTimeoutMs?: number;
  /** How often a step is tried when locks are not to be had. @defaultValue 40 */
  lockAttempts?: number;
};

/** The host's Kysely, connected as a role that may create tables. */
// Kysely is invariant in its table type, so only `any` accepts every host's.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type MigrationDb = Kysely<any>;
