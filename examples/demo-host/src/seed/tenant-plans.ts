import { lantern } from './lantern.ts';
import { northwind } from './northwind.ts';
import type { TenantPlan } from './tenant-plan.ts';

export const tenantPlans: readonly TenantPlan[] = [northwind, lantern];
