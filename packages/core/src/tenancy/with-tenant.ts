import { type Kysely, sql, type Transaction } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from './context.ts';
import { podflightSchema } from './host-schema.ts';
import { releaseRows } from './release-rows.ts';
import type { PodflightTables } from './tables.ts';

/** A transaction scoped to one tenant, over Podflight's own tables. */
export type TenantDb = Transaction<PodflightTables>;

type Guard = { tenant: string | null; xid: string | null };

/**
 * Runs `work` in a transaction whose `app.current_tenant` is the context's tenant, so that row level
 * security holds even where a query forgets its `tenant_id`. The setting is local to the transaction.
 *
 * On a Kysely transaction of the host's, `work` joins it: the setting is put in place and given back.
 * Otherwise a connection that arrives with somebody's transaction still open is rolled back and
 * replaced once, then refused.
 *
 * @throws PodflightError `tenant.invalid` for an empty tenant, `tenant.connection_dirty` when the pool
 * hands out a connection that is inside another transaction twice.
 *
 * @example
 * const rows = await withTenant(ctx, (db) => db.selectFrom('etl_imports').selectAll().execute())
 */
export async function withTenant<T>(ctx: PodflightContext, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return scopedWork(ctx, work, { snapshot: false });
}

/**
 * Like {@link withTenant}, for work that only reads: all its queries see the database as it was at the first of them,
 * and so agree with each other. A transaction of the host's is joined as it is, with what its own level lets it see.
 *
 * @throws PodflightError like {@link withTenant}.
 */
export async function withTenantSnapshot<T>(
  ctx: PodflightContext,
  work: (db: TenantDb) => Promise<T>,
): Promise<T> {
  return scopedWork(ctx, work, { snapshot: true });
}

type Seen = { snapshot: boolean };

async function scopedWork<T>(
  ctx: PodflightContext,
  work: (db: TenantDb) => Promise<T>,
  seen: Seen,
): Promise<T> {
  if (ctx.tenant_id.trim() === '' || ctx.tenant_id.length > 200) {
    throw new PodflightError(
      'tenant.invalid',
      'The context has no usable tenant_id. Pass the tenant of the signed-in user.',
    );
  }
  // Plugins of the host's (CamelCasePlugin) would rename our columns; the cast narrows to our tables,
  // which the migrations put there.
  const db = ctx.db.withoutPlugins() as Kysely<PodflightTables>;
  if (ctx.db.isTransaction) return joinTransaction(db as TenantDb, ctx, work);
  return ownTransaction(db, ctx, work, seen, 1);
}

async function ownTransaction<T>(
  db: Kysely<PodflightTables>,
  ctx: PodflightContext,
  work: (db: TenantDb) => Promise<T>,
  seen: Seen,
  retries: number,
): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      if (seen.snapshot) await readOneMoment(trx);
      const before = await enterTenant(trx, ctx.tenant_id);
      if (before.tenant !== null || before.xid !== null) throw connectionDirty();
      return await work(scoped(trx, ctx));
    });
  } catch (error) {
    const dirty = error instanceof PodflightError && error.code === 'tenant.connection_dirty';
    if (dirty && retries > 0) return ownTransaction(db, ctx, work, seen, retries - 1);
    throw error;
  }
}

async function joinTransaction<T>(
  trx: TenantDb,
  ctx: PodflightContext,
  work: (db: TenantDb) => Promise<T>,
): Promise<T> {
  const before = await enterTenant(trx, ctx.tenant_id);
  let result: T;
  try {
    result = await work(scoped(trx, ctx));
  } catch (error) {
    // After an SQL error nothing can run until the host rolls back, which restores the setting itself.
    await setTenant(trx, before.tenant ?? '').catch(() => undefined);
    throw error;
  }
  await setTenant(trx, before.tenant ?? '');
  return result;
}

function connectionDirty(): PodflightError {
  return new PodflightError(
    'tenant.connection_dirty',
    'The pool handed out a connection that is inside another transaction. Use Kysely 0.29.8 or later and set statement_timeout below query_timeout.',
  );
}

/** A statement of its own: told with the beginning, somebody's open transaction would be left as it is. */
async function readOneMoment(trx: Transaction<PodflightTables>): Promise<void> {
  try {
    await sql`set transaction isolation level repeatable read, read only`.execute(trx);
  } catch (error) {
    // Active SQL transaction: it has run a query, so it is not the one that was begun here.
    if (error instanceof Error && 'code' in error && error.code === '25001') throw connectionDirty();
    throw error;
  }
}

function scoped(trx: TenantDb, ctx: PodflightContext): TenantDb {
  return trx.withSchema(podflightSchema(ctx.hostSchema)).withPlugin(releaseRows);
}

/** Sets the tenant and answers what stood there before, in one round trip. */
async function enterTenant(trx: TenantDb, tenantId: string): Promise<Guard> {
  const { rows } = await sql<Guard>`
    with before as materialized (
      select nullif(current_setting('app.current_tenant', true), '') as tenant,
             pg_current_xact_id_if_assigned()::text as xid
    )
    select tenant, xid, set_config('app.current_tenant', ${tenantId}, true) from before`.execute(trx);
  return rows[0] ?? { tenant: null, xid: null };
}

async function setTenant(trx: TenantDb, tenantId: string): Promise<void> {
  await sql`select set_config('app.current_tenant', ${tenantId}, true)`.execute(trx);
}
