import { z } from 'zod';
import { audienceFitCardSchema } from './advertiser/audience-fit-data.ts';
import { inventoryCalendarCardSchema } from './advertiser/inventory-calendar-data.ts';
import { projectedCpmCardSchema } from './advertiser/projected-cpm-data.ts';
import { makegoodsPendingCardSchema } from './creator/makegoods-pending-data.ts';
import { pacingCardSchema } from './creator/pacing-data.ts';
import { sponsorRevenueCardSchema } from './creator/sponsor-revenue-data.ts';
import { etlHealthCardSchema } from './ops/etl-health-data.ts';
import { pipelineForecastCardSchema } from './ops/pipeline-forecast-data.ts';
import { winLossCardSchema } from './ops/win-loss-data.ts';

const computed_at = z.iso.datetime({ offset: true });

/** All cards of a creator, each with its own state. */
export const creatorDashboard = z
  .object({
    persona: z.literal('creator'),
    cards: z.object({
      pacing: pacingCardSchema,
      sponsor_revenue: sponsorRevenueCardSchema,
      makegoods_pending: makegoodsPendingCardSchema,
    }),
    computed_at,
  })
  .meta({ id: 'CreatorDashboard' });
export type CreatorDashboard = z.infer<typeof creatorDashboard>;

/** All cards of an advertiser or its agency, each with its own state. */
export const advertiserDashboard = z
  .object({
    persona: z.literal('advertiser'),
    cards: z.object({
      audience_fit: audienceFitCardSchema,
      projected_cpm: projectedCpmCardSchema,
      inventory_calendar: inventoryCalendarCardSchema,
    }),
    computed_at,
  })
  .meta({ id: 'AdvertiserDashboard' });
export type AdvertiserDashboard = z.infer<typeof advertiserDashboard>;

/** All cards of ad operations, each with its own state. */
export const opsDashboard = z
  .object({
    persona: z.literal('ops'),
    cards: z.object({
      pipeline_forecast: pipelineForecastCardSchema,
      win_loss: winLossCardSchema,
      etl_health: etlHealthCardSchema,
    }),
    computed_at,
  })
  .meta({ id: 'OpsDashboard' });
export type OpsDashboard = z.infer<typeof opsDashboard>;
