import { deliverAfterCommit } from '../events/emit-event.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { DEFAULT_LEASE_SECONDS, failInterruptedImports } from './interrupted-imports.ts';

/**
 * Marks the tenant's imports that died as `failed`, `interrupted`, and answers how many. Lists and
 * uploads do it by themselves after 30 seconds of silence; an import that lives says so every two. A host
 * that is the only process on its database calls this with `leaseSeconds: 0` when it starts, and need
 * not wait.
 *
 * @example
 * await recoverInterruptedImports(ctx, { leaseSeconds: 0 })
 */
export async function recoverInterruptedImports(
  ctx: PodflightContext,
  options: { leaseSeconds?: number } = {},
): Promise<number> {
  const events = await withTenant(ctx, (db) =>
    failInterruptedImports(ctx, db, options.leaseSeconds ?? DEFAULT_LEASE_SECONDS),
  );
  for (const event of events) await deliverAfterCommit(ctx, event);
  return events.length;
}
