export type { PodflightContext } from './context.ts';
export {
  type HostChoice,
  type HostChoicesOptions,
  hostChoice,
  hostChoices,
} from './host-choices.ts';
export { HOST_CONTRACT, type HostColumn, type HostTable } from './host-contract.ts';
export {
  type HostNames,
  type HostSchema,
  type HostTableNames,
  hasHostTable,
  hostNames,
  podflightSchema,
} from './host-schema.ts';
export type { PodflightTables } from './tables.ts';
export { type TenantDb, withTenant, withTenantSnapshot } from './with-tenant.ts';
