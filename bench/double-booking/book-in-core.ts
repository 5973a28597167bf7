import { PodflightError } from '@podflight/core';
import { bookIo } from '@podflight/core/io';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Book } from './attempt.ts';

/** A booker that calls `bookIo`. All connections are open before anybody races. */
export async function bookInCore(url: string, tenant_id: string, bookers: number): Promise<Book> {
  const pool = openPool({ connectionString: url, max: bookers });
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  await Promise.all(Array.from({ length: bookers }, () => sql`select pg_sleep(0.2)`.execute(db)));
  return (order) =>
    // The bench sends what givenSlotInCore made.
    bookIo({ db, tenant_id }, order as Parameters<typeof bookIo>[1]).then(
      () => 'booked',
      (error: unknown) => (error instanceof PodflightError ? error.code : String(error)),
    );
}
