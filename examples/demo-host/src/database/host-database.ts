import type { HostDb } from '../host-tables.ts';

/** The platform's database, ready to serve. */
export type HostDatabase = {
  /** As the plain role {@link APP_ROLE}. */
  db: HostDb;
  /** No other process can be using it, so an import that is under way at the start has died. */
  alone: boolean;
  close: () => Promise<void>;
};
