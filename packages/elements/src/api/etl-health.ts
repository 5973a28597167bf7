import type { EtlHealth } from '@podflight/core/cards';

export type { EtlHealth };

/** How a part of the data's health stands. */
export type HealthStatus = EtlHealth['status'];
