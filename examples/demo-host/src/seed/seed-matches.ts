import { recalculateMatches } from '@podflight/core/matching';
import type { HostDb } from '../host-tables.ts';
import { tenantId } from './planned-shows.ts';
import type { TenantPlan } from './tenant-plan.ts';

/** Scores every sponsor against every show, once all that it is reckoned from is there. */
export async function seedMatches(app: HostDb, plan: TenantPlan): Promise<void> {
  await recalculateMatches({ db: app, tenant_id: tenantId(plan) });
}
