import { html, nothing } from 'lit';
import type { Catalogue } from '../../text/english.ts';
import { calendarText } from '../../text/english-calendar-card.ts';
import { cardText } from '../../text/english-cards.ts';
import { sharedText } from '../../text/english-shared.ts';
import { CardDrawing } from '../frame/card-drawing.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CARD_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { calendarGrid, calendarLegend, type GridPlace } from './calendar-grid.ts';
import { type Calendar, calendarSentence, dayWords, freeOf, spotName } from './calendar-words.ts';
import { inventoryCalendarStyles } from './inventory-calendar-card.styles.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...calendarText };

class InventoryCalendarCard extends CardDrawing<'inventory_calendar'> {
  #place: GridPlace = { row: 0, day: 0 };
  #touched = false;

  #data: Calendar | null = null;

  override update(): void {
    const data = this.hands.shown()?.data ?? null;
    if (data === this.#data) return;
    this.#data = data;
    const { row, day } = this.#place;
    if (!data?.rows[row]?.cells[day]) this.#place = { row: 0, day: 0 };
  }

  protected emptyView(): EmptyView {
    const action = { label: this.text('calendar_empty_action'), event: 'podflight-ad-units-requested' };
    return { words: this.text('calendar_empty'), action };
  }

  protected view(data: Calendar): CardView {
    const { text, formats } = this;
    const place = this.#place;
    const { slots, impressions, share } = freeOf(data);
    const hasSlots = data.rows.some(({ unit }) => unit === 'slots');
    const compact = formats.compact(impressions);
    const unit = text('calendar_slots', { count: slots });
    const spot = data.rows[place.row];
    const cell = spot?.cells[place.day];
    const span = { from: formats.shortDay(data.days[0] ?? ''), to: formats.shortDay(data.days.at(-1) ?? '') };
    return {
      figure: {
        value: hasSlots ? formats.count(slots) : compact,
        unit: hasSlots
          ? impressions > 0
            ? text('calendar_and', { unit, count: compact })
            : unit
          : text('calendar_impressions'),
        beside: [
          data.days.length > 0 ? text('calendar_span', span) : '',
          share === null
            ? ''
            : text('calendar_share', { percent: formats.percent(Math.round(share * 100) / 100) }),
        ]
          .filter(Boolean)
          .join(', '),
      },
      picture: html`<div class="picture">
        ${calendarGrid({
          ...{ data, text, formats, at: place },
          onMove: (next) => this.#point(next),
          onChoose: (next) => this.#choose(data, next),
        })}
        <p class="readout number" aria-hidden="true">
          ${this.#touched && spot && cell ? dayWords(spot, cell, text, formats) : html`<span class="muted on-screen">${text('calendar_pick')}</span>`}
        </p>
        ${calendarLegend(data, text)}
        ${data.podcasts_left_out > 0 ? html`<p class="small muted">${text('calendar_left_out', { count: data.podcasts_left_out })}</p>` : nothing}
      </div>`,
      say: calendarSentence(data, text, formats),
      table: this.#table(data),
    };
  }

  #point(place: GridPlace): void {
    this.#place = place;
    this.#touched = true;
    this.element.requestUpdate();
  }

  #choose(data: Calendar, place: GridPlace): void {
    this.#point(place);
    const spot = data.rows[place.row];
    const cell = spot?.cells[place.day];
    if (!spot || !cell) return;
    const { podcast_id, ad_unit_id } = spot;
    const { day, episode_ids, state: cellState } = cell;
    const advertiser_id = this.hands.query().advertiser_id || null;
    this.emit('podflight-slot-chosen', {
      ...{ podcast_id, ad_unit_id, advertiser_id, day, episode_ids, state: cellState },
    });
  }

  #table({ rows }: Calendar): CardTable {
    const { text, formats } = this;
    const end = (label: string) => ({ label, end: true });
    return {
      caption: text('calendar_grid'),
      head: [
        { label: text('calendar_spot') },
        { label: text('calendar_col_day') },
        { label: text('calendar_col_state') },
        end(text('calendar_col_available')),
        end(text('calendar_col_capacity')),
        end(text('calendar_col_reserved')),
        end(text('calendar_col_held')),
        end(text('calendar_col_price')),
      ],
      rows: rows.flatMap((spot) =>
        spot.cells.map((cell) => [
          spotName(spot, text),
          { show: formats.day(cell.day), value: cell.day },
          text(`calendar_${cell.state}`),
          numberCell(cell.available, formats.count),
          numberCell(cell.capacity, formats.count),
          numberCell(cell.reserved, formats.count),
          numberCell(cell.held, formats.count),
          numberCell(cell.rate_cpm_cents, (cents) =>
            spot.currency ? formats.money(cents, spot.currency) : '–',
          ),
        ]),
      ),
    };
  }
}

/** What the card is drawn with. */
export const inventoryCalendarPart: CardPart<'inventory_calendar'> = {
  text: CATALOGUE,
  sheets: [...CARD_SHEETS, inventoryCalendarStyles],
  draw: (element, hands) => new InventoryCalendarCard(element, hands),
};
