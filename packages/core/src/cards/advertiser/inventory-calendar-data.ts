import { z } from 'zod';
import { cardOf } from '../card.ts';
import { cents, count, currency, day, key, name } from '../card-fields.ts';

export const CELL_STATES = ['free', 'limited', 'full', 'oversold', 'no_episode', 'no_data'] as const;

export const inventoryCell = z
  .object({
    day,
    /** `no_episode`: an embedded ad unit has nothing to stand in. `no_data`: no projection of a dynamic one. */
    state: z.enum(CELL_STATES),
    /** In the unit of the row; null where there is nothing or nothing is known. */
    capacity: count.nullable(),
    reserved: count,
    held: count,
    /** Below 0 when oversold. */
    available: z.int().nullable(),
    /** Episodes that come out on this day. */
    episode_ids: z.array(key),
    rate_cpm_cents: cents.nullable(),
  })
  .meta({ id: 'InventoryCell' });
export type InventoryCell = z.infer<typeof inventoryCell>;

export const inventoryCalendarData = z
  .object({
    days: z.array(day),
    rows: z.array(
      z.object({
        podcast_id: key,
        podcast_title: name,
        ad_unit_id: key,
        name: z.string(),
        position: z.enum(['pre', 'mid', 'post']),
        /** `embedded` counts slots of the episodes that come out, `dynamic` impressions of the day. */
        delivery: z.enum(['embedded', 'dynamic']),
        unit: z.enum(['slots', 'impressions']),
        currency: currency.nullable(),
        /** One for each of `days`. */
        cells: z.array(inventoryCell),
      }),
    ),
    /** Shows that are not in `rows`; narrow by `podcast_id`. */
    podcasts_left_out: count,
  })
  .meta({ id: 'InventoryCalendarData' });
export type InventoryCalendarData = z.infer<typeof inventoryCalendarData>;

export const inventoryCalendarCardSchema = cardOf(
  'inventory_calendar',
  inventoryCalendarData,
  'InventoryCalendarCard',
);
export type InventoryCalendarCard = z.infer<typeof inventoryCalendarCardSchema>;
