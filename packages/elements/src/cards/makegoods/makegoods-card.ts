import type { CardData } from '../../api/card-contract.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { makegoodsText } from '../../text/english-makegoods-card.ts';
import { sharedText } from '../../text/english-shared.ts';
import { CardDrawing } from '../frame/card-drawing.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CARD_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { lineName, makegoodRows, owedValue, reasonOf } from './makegood-rows.ts';
import { makegoodsStyles } from './makegoods-card.styles.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...makegoodsText };
const OLD_DAYS = 14;

class MakegoodsCard extends CardDrawing<'makegoods_pending'> {
  protected emptyView(): EmptyView {
    return { words: this.text('makegoods_empty') };
  }

  protected view(data: CardData<'makegoods_pending'>): CardView {
    const { text, formats } = this;
    const values = data.values.map(({ cents, currency }) => formats.wholeMoney(cents, currency));
    const { oldest_age_days } = data;
    const isOld = oldest_age_days !== null && oldest_age_days >= OLD_DAYS;
    const worth = values.length > 0 ? text('makegoods_worth', { money: values.join(' + ') }) : '';
    return {
      figure: {
        value: formats.count(data.outstanding_impressions),
        unit: text('makegoods_unit'),
        beside: [text('makegoods_lines', { count: data.count }), worth].filter(Boolean).join(', '),
        ...(oldest_age_days === null
          ? {}
          : {
              mark: {
                tone: isOld ? 'warn' : '',
                icon: 'hourglass',
                words: text('makegoods_oldest', { count: oldest_age_days }),
              },
            }),
      },
      picture: makegoodRows({
        ...{ items: data.items, text, formats },
        onAct: (act, { io_id, io_number, outstanding_impressions, next_slot }) =>
          this.emit('podflight-makegood-requested', {
            act,
            io_id,
            io_number,
            outstanding_impressions,
            next_slot,
          }),
      }),
      say: this.#say(data),
      table: this.#table(data),
    };
  }

  #say({ items }: CardData<'makegoods_pending'>): CardView['say'] {
    const { text } = this;
    const [oldest] = items;
    if (oldest?.next_slot && oldest.age_days >= OLD_DAYS) {
      const values = { count: oldest.age_days, episode: oldest.next_slot.episode_title };
      return { words: text('makegoods_say_old', values), tone: 'warn' };
    }
    const stuck = items.filter(({ next_slot, open_makegoods }) => !next_slot && open_makegoods === 0).length;
    return stuck > 0
      ? { words: text('makegoods_say_stuck', { count: stuck }), tone: 'warn' }
      : { words: text('makegoods_say_ready'), tone: 'note' };
  }

  #table({ items }: CardData<'makegoods_pending'>): CardTable {
    const { text, formats } = this;
    return {
      caption: text('makegoods_list'),
      head: [
        { label: text('makegoods_col_line') },
        { label: text('makegoods_col_reason') },
        { label: text('makegoods_col_owed'), end: true },
        { label: text('makegoods_col_value'), end: true },
        { label: text('makegoods_col_age'), end: true },
        { label: text('makegoods_col_next') },
      ],
      rows: items.map((item) => [
        lineName(item, text),
        reasonOf(item, text),
        numberCell(item.outstanding_impressions, formats.count),
        { show: owedValue(item, formats) ?? '–', value: item.value_cents },
        numberCell(item.age_days, formats.count),
        item.next_slot ? `${item.next_slot.episode_title}, ${formats.day(item.next_slot.publish_date)}` : '–',
      ]),
    };
  }
}

/** What the card is drawn with. */
export const makegoodsPart: CardPart<'makegoods_pending'> = {
  text: CATALOGUE,
  sheets: [...CARD_SHEETS, cardParts, makegoodsStyles],
  draw: (element, hands) => new MakegoodsCard(element, hands),
};
