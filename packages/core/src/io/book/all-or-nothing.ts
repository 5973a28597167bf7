import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';

/** How often a transaction that the database called off is run again. */
const RETRIES = 5;

/**
 * Runs `work` for a tenant so that an error leaves nothing of it. In a transaction of the host's that takes
 * a savepoint, so that the host may catch the error and go on. In a transaction of our own, one that the
 * database calls off (a deadlock with somebody else's statements, or a serialisation failure) is run again.
 */
export async function allOrNothing<T>(ctx: PodflightContext, work: (db: TenantDb) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return withTenant(ctx, (db) => inSavepoint(db, work));
  for (let attempt = 1; ; attempt++) {
    try {
      return await withTenant(ctx, work);
    } catch (error) {
      const calledOff =
        error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
      if (!calledOff || attempt > RETRIES) throw error;
    }
  }
}

async function inSavepoint<T>(db: TenantDb, work: (db: TenantDb) => Promise<T>): Promise<T> {
  await sql`savepoint podflight`.execute(db);
  try {
    const result = await work(db);
    await sql`release savepoint podflight`.execute(db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint podflight`.execute(db);
    await sql`release savepoint podflight`.execute(db);
    throw error;
  }
}
