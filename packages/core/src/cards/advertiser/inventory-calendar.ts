import { addDays, avails, daysFrom, weekdayForecast } from '../../delivery/index.ts';
import { readShowData } from '../../io/outlook/read-show-data.ts';
import { showShapes } from '../../io/outlook/show-shapes.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { askedDays } from '../booking-filter.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import type {
  InventoryCalendarCard,
  InventoryCalendarData,
  InventoryCell,
} from './inventory-calendar-data.ts';
import {
  type DropDay,
  type InventoryUnit,
  readInventory,
  readShowsForSale,
  type TakenDay,
} from './read-inventory.ts';

const MOST_SHOWS = 25;
const MOST_DAYS = 92;
const DEFAULT_RANGE = { before: 0, after: 27 };

/**
 * What is for sale by show, ad unit and day. An embedded ad unit counts the slots of the episodes that come out on the
 * day, and has `no_episode` on others; a dynamic one the impressions that the show is projected to have then, of which
 * its policy sells a part, and `no_data` where there is no projection. Neither is `full`. Four weeks from today by
 * default, 92 days at most.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await inventoryCalendarCard(ctx, { podcast_id, from: '2026-03-01', to: '2026-03-31' })
 */
export function inventoryCalendarCard(
  ctx: PodflightContext,
  params: CardParams = {},
): Promise<InventoryCalendarCard> {
  return foundCard(ctx, 'inventory_calendar', params, found);
}

async function found(query: CardQuery): Promise<Found<InventoryCalendarData>> {
  const range = askedDays(query.asked, query.today, DEFAULT_RANGE);
  const most = addDays(range.from, MOST_DAYS - 1);
  const days = daysFrom(range.from, range.to < most ? range.to : most);
  const last = days.at(-1) ?? range.from;
  const all = await readShowsForSale(query);
  const shows = all.slice(0, MOST_SHOWS);
  const { units, drops, taken } = await readInventory(query, shows, { from: range.from, to: last });
  const computed_from = {
    ad_units: { rows: units.length },
    episodes: { rows: drops.length },
    shows: { rows: shows.length },
  };
  if (units.length === 0) {
    return { data: null, reasons: [{ code: 'no_ad_units' }], data_through: null, computed_from };
  }
  const dynamic = [
    ...new Set(units.filter(({ delivery }) => delivery === 'dynamic').map(({ podcast_id }) => podcast_id)),
  ];
  const heard = await readShowData(query.ctx, query.db, dynamic);
  const shapes = await showShapes(query.ctx, query.db, heard);
  const byUnit = new Map(taken.map((one) => [`${one.ad_unit_id} ${one.day}`, one]));
  const byShow = new Map(drops.map((one) => [`${one.podcast_id} ${one.day}`, one]));
  const rows = units.map((unit) => ({
    podcast_id: unit.podcast_id,
    podcast_title: unit.podcast_title,
    ad_unit_id: unit.ad_unit_id,
    name: unit.name,
    position: unit.position,
    delivery: unit.delivery,
    unit: unit.delivery === 'embedded' ? ('slots' as const) : ('impressions' as const),
    currency: unit.currency,
    cells: days.map((day) =>
      cellOf(unit, day, {
        drop: byShow.get(`${unit.podcast_id} ${day}`),
        taken: byUnit.get(`${unit.ad_unit_id} ${day}`),
        projected: projectedOn(shapes.get(unit.podcast_id), day),
      }),
    ),
  }));
  const unknown = rows.filter(
    ({ delivery, cells }) => delivery === 'dynamic' && cells.every(({ state }) => state === 'no_data'),
  );
  return {
    data: { days, rows, podcasts_left_out: all.length - shows.length },
    reasons: [
      ...counted('too_many', all.length > shows.length ? shows.length : 0, { total: all.length }),
      ...(range.to > last ? counted('too_many', days.length) : []),
      ...counted('no_projection', unknown.length),
    ],
    data_through: heard.reduce<string | null>(
      (latest, { data_through }) => (data_through > (latest ?? '') ? data_through : latest),
      null,
    ),
    computed_from,
  };
}

type Shape = Awaited<ReturnType<typeof showShapes>> extends Map<string, infer Of> ? Of : never;

function projectedOn(shape: Shape | undefined, day: string): number | null {
  return shape ? weekdayForecast(shape.weekday_means, day, day).value : null;
}

type On = { drop: DropDay | undefined; taken: TakenDay | undefined; projected: number | null };

function cellOf(unit: InventoryUnit, day: string, { drop, taken, projected }: On): InventoryCell {
  const { rate_cpm_cents, slots } = unit;
  const episode_ids = drop?.episode_ids ?? [];
  if (unit.delivery === 'dynamic') {
    const found = avails({
      projected_impressions: projected,
      slots,
      reserved_impressions: Math.round(taken?.booked_impressions ?? 0),
      held_impressions: Math.round(taken?.held_impressions ?? 0),
    });
    return {
      day,
      state: found.state,
      capacity: found.capacity_impressions,
      reserved: found.reserved_impressions,
      held: found.held_impressions,
      available: found.available_impressions,
      episode_ids,
      rate_cpm_cents,
    };
  }
  if (episode_ids.length === 0) {
    return {
      day,
      state: 'no_episode',
      capacity: null,
      reserved: 0,
      held: 0,
      available: null,
      episode_ids,
      rate_cpm_cents,
    };
  }
  const reserved = taken?.booked_slots ?? 0;
  const held = taken?.held_slots ?? 0;
  // Every slot may be sold: unlike impressions, they are not forecast.
  const found = avails({
    projected_impressions: episode_ids.length,
    slots,
    reserved_impressions: reserved,
    held_impressions: held,
    sellable: 1,
  });
  return {
    day,
    state: found.state,
    capacity: found.capacity_impressions,
    reserved,
    held,
    available: found.available_impressions,
    episode_ids,
    rate_cpm_cents,
  };
}
