import type { CardData } from '../../api/card-contract.ts';

/** Health of the imported data, as its card has it. */
export type Health = CardData<'etl_health'>;

/** How a part of the data's health stands. */
export type HealthStatus = Health['status'];
