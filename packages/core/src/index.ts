export { importMetrics } from './etl/index.ts';
export { dispatchEvents, type PodflightEvent, webhookSink } from './events/index.ts';
export { moveDeal } from './pipeline/index.ts';
export { PodflightError, type PodflightErrorCode } from './shared/podflight-error.ts';
export { type HostSchema, type PodflightContext, withTenant } from './tenancy/index.ts';
