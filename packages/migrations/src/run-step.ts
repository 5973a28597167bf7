import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { ownSchema } from './host-names.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { splitStatements } from './split-statements.ts';

/** lock_not_available and deadlock_detected: the host is busy, another try may pass. */
const LOCK_STATES = ['55P03', '40P01'];

/** Longest pause between two tries, in milliseconds. */
const LONGEST_PAUSE = 2000;

/**
 * Runs the SQL that `text` gives in one transaction: one migrator at a time (advisory lock), waiting for
 * the host's locks no longer than `lockTimeoutMs`, then rolled back and tried again.
 *
 * @param text - Called under the advisory lock, with the transaction; null when there is nothing to do.
 * @returns Whether anything was run.
 * @throws MigrationError `migrations.lock_timeout` when the locks are never to be had,
 * `migrations.step_failed` for what PostgreSQL refused, with its message.
 */
export async function runStep(
  db: MigrationDb,
  options: MigrationOptions,
  name: string,
  text: (trx: MigrationDb) => Promise<string | null>,
): Promise<boolean> {
  const attempts = options.lockAttempts ?? 40;
  for (let attempt = 1; ; attempt++) {
    try {
      return await oneTry(db, options, text);
    } catch (error) {
      if (error instanceof MigrationError) throw error;
      if (!LOCK_STATES.includes(sqlState(error) ?? '')) throw stepFailed(name, error);
      if (attempt >= attempts) throw neverFree(name, options, attempt, error);
      await sleep(Math.min(50 * 1.3 ** attempt, LONGEST_PAUSE) * (0.5 + Math.random() / 2));
    }
  }
}

function oneTry(
  db: MigrationDb,
  options: MigrationOptions,
  text: (trx: MigrationDb) => Promise<string | null>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = 0`.execute(trx); // waiting for another migrator is no reason to give up
    await sql`select pg_advisory_xact_lock(hashtextextended(${`podflight:${ownSchema(options.hostSchema)}`}::text, 0))`.execute(
      trx,
    );
    const body = await text(trx);
    if (body === null) return false;
    await sql`set local lock_timeout = ${sql.lit(lockTimeout(options))}`.execute(trx);
    await sql`set local client_min_messages = warning`.execute(trx);
    // The text is ours, filled in with quoted names only.
    for (const statement of splitStatements(body)) await sql.raw(statement).execute(trx);
    return true;
  });
}

/** Milliseconds as PostgreSQL reads them. */
export function lockTimeout({ lockTimeoutMs = 500 }: MigrationOptions): number {
  if (Number.isInteger(lockTimeoutMs) && lockTimeoutMs >= 1 && lockTimeoutMs <= 60_000) return lockTimeoutMs;
  throw new MigrationError(
    'migrations.option_invalid',
    `lockTimeoutMs has to be 1 to 60000, got ${lockTimeoutMs}.`,
  );
}

function sqlState(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function stepFailed(name: string, error: unknown): MigrationError {
  const reason = error instanceof Error ? error.message : String(error);
  const hint =
    error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
  const remedy =
    sqlState(error) === '42501'
      ? ' Run the migrations as a role that may create tables in the schema and owns the campaigns table.'
      : '';
  return new MigrationError(
    'migrations.step_failed',
    `Step "${name}" was rolled back: ${reason}.${hint}${remedy} Steps before it are in place; run "up" again once this is put right.`,
    { step: name, sqlstate: sqlState(error) },
    { cause: error },
  );
}

function neverFree(
  name: string,
  options: MigrationOptions,
  attempts: number,
  error: unknown,
): MigrationError {
  return new MigrationError(
    'migrations.lock_timeout',
    `Step "${name}" did not get its locks in ${attempts} tries of ${lockTimeout(options)} ms. A long transaction holds one of the host's tables: see pg_stat_activity, then run again.`,
    { step: name, attempts },
    { cause: error },
  );
}
