import type { CardData } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import type { CardView } from '../frame/card-view.ts';

export type Calendar = CardData<'inventory_calendar'>;
export type Spot = Calendar['rows'][number];
export type SpotDay = Spot['cells'][number];

/** A spot as people call it. */
export function spotName({ podcast_title, name }: Spot, text: Translate): string {
  return `${podcast_title ?? text('card_unknown')}, ${name}`;
}

/** What is free, by unit, and how many of the days on which there is something to sell have room. */
export function freeOf({ rows }: Calendar): { slots: number; impressions: number; share: number | null } {
  const sum = (unit: Spot['unit']) =>
    rows
      .filter((row) => row.unit === unit)
      .flatMap(({ cells }) => cells)
      .reduce((all, { available }) => all + Math.max(0, available ?? 0), 0);
  const known = rows.flatMap(({ cells }) => cells).filter(({ capacity }) => capacity !== null);
  const open = known.filter(({ state }) => state === 'free' || state === 'limited');
  return {
    slots: sum('slots'),
    impressions: sum('impressions'),
    share: known.length > 0 ? open.length / known.length : null,
  };
}

/** The one line: what is oversold, else where there is room next. */
export function calendarSentence(data: Calendar, text: Translate, formats: CardFormats): CardView['say'] {
  const all = data.rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  const first = (wanted: readonly SpotDay['state'][]) =>
    all
      .filter(({ cell }) => wanted.includes(cell.state))
      .sort((a, b) => (a.cell.day < b.cell.day ? -1 : a.cell.day > b.cell.day ? 1 : 0));
  const named = ({ row, cell }: (typeof all)[number]) => ({
    spot: spotName(row, text),
    day: formats.shortDay(cell.day),
  });
  const oversold = first(['oversold']);
  if (oversold[0]) {
    const values = { count: oversold.length, ...named(oversold[0]) };
    return { words: text('calendar_say_oversold', values), tone: 'bad' };
  }
  const [next] = first(['free', 'limited']);
  if (next) return { words: text('calendar_say_next', named(next)), tone: 'note' };
  if (first(['full']).length > 0) return { words: text('calendar_say_full'), tone: 'warn' };
  const nothing = first(['no_data']).length > 0 ? 'calendar_say_no_data' : 'calendar_say_no_episode';
  return { words: text(nothing), tone: 'warn' };
}

/** What a day of a spot holds, in words. */
export function dayWords(spot: Spot, cell: SpotDay, text: Translate, formats: CardFormats): string {
  const { state, capacity, available, held, rate_cpm_cents, episode_ids } = cell;
  const words = [
    text('calendar_cell', {
      day: formats.day(cell.day),
      spot: spotName(spot, text),
      state: text(`calendar_${state}`),
    }),
  ];
  if (available !== null && available < 0) words.push(text('calendar_over', { count: -available }));
  else if (capacity !== null && available !== null) {
    const key = spot.unit === 'slots' ? 'calendar_slots_of' : 'calendar_impressions_of';
    words.push(text(key, { available, count: capacity }));
  }
  if (held > 0) words.push(text('calendar_held', { count: held }));
  if (episode_ids.length > 0) words.push(text('calendar_drop'));
  if (rate_cpm_cents !== null && spot.currency)
    words.push(text('calendar_price', { money: formats.money(rate_cpm_cents, spot.currency) }));
  return words.join(', ');
}
