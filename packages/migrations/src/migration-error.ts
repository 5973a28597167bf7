/** Why a migration was refused. Codes are API: removing one is a breaking change. */
export type MigrationErrorCode =
  | 'migrations.host_contract'
  | 'migrations.incompatible_table'
  | 'migrations.unsupported_server'
  | 'migrations.option_invalid'
  | 'migrations.changed_file'
  | 'migrations.newer_database'
  | 'migrations.lock_timeout'
  | 'migrations.step_failed';

/**
 * The error that migrations throw on purpose. `message` says what happened, where, and what to do next;
 * `details` is for programs.
 *
 * @example
 * try { await migrateUp(db) } catch (error) {
 *   if (error instanceof MigrationError && error.code === 'migrations.host_contract') console.error(error.details)
 * }
 */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code: MigrationErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: MigrationErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
