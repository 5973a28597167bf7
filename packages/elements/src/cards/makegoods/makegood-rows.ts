import { html, nothing, type TemplateResult } from 'lit';
import type { CardData } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import { makegoodsText } from '../../text/english-makegoods-card.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';

export type Owed = CardData<'makegoods_pending'>['items'][number];
/** What the reader wants to do about a line. */
export type MakegoodAct = 'book' | 'credit' | 'waive';

type Rows = {
  items: readonly Owed[];
  onAct: (act: MakegoodAct, item: Owed) => void;
  text: Translate;
  formats: CardFormats;
};

/** The lines that are owed, each with what it came from, where it fits, and what can be done. */
export function makegoodRows({ items, onAct, text, formats }: Rows): TemplateResult {
  const most = Math.max(1, ...items.map(({ outstanding_impressions }) => outstanding_impressions));
  return html`<ul class="owed" aria-label=${text('makegoods_list')}>
    ${items.map((item) => {
      const value = owedValue(item, formats);
      const hasSlot = item.next_slot !== null || item.open_makegoods > 0;
      return html`<li>
        <p class="name">${lineName(item, text)}</p>
        <p class="figures number">${formats.count(item.outstanding_impressions)}</p>
        <span class="rail" aria-hidden="true"
          ><i class="s2" .style=${`inline-size:${(item.outstanding_impressions / most) * 100}%`}></i
        ></span>
        <p class="small muted">${reasonOf(item, text)}, ${text('makegoods_age', { count: item.age_days })}</p>
        <p class="small muted number end">${value ?? ''}</p>
        <p class=${`small next ${item.next_slot ? '' : 'warn'}`}>${nextSlot(item, text, formats)}</p>
        <p class="acts">
          <button class=${look(hasSlot)} type="button" @click=${() => onAct('book', item)}>${text('makegoods_book')}</button>
          ${
            value
              ? html`<button class=${look(!hasSlot)} type="button" @click=${() => onAct('credit', item)}>
                  ${text('makegoods_credit', { money: value })}
                </button>`
              : nothing
          }
          <button class="button quiet small" type="button" @click=${() => onAct('waive', item)}>${text('makegoods_waive')}</button>
        </p>
      </li>`;
    })}
  </ul>`;
}

/** The act that the card's words lead to stands out. */
function look(isNext: boolean): string {
  return isNext ? 'button small' : 'button quiet small';
}

function nextSlot({ next_slot, open_makegoods }: Owed, text: Translate, formats: CardFormats) {
  const open =
    open_makegoods > 0
      ? html`${icon('check')} ${text('makegoods_open', { count: open_makegoods })}`
      : nothing;
  if (!next_slot)
    return open === nothing ? html`${icon('alert')} <span>${text('makegoods_no_slot')}</span>` : open;
  const { episode_title, publish_date, projected_low } = next_slot;
  const slot = text('makegoods_next', { episode: episode_title, day: formats.shortDay(publish_date) });
  return html`${icon('running')}
    <span>${slot} <span class="muted">${text('makegoods_next_about', { count: formats.compact(projected_low) })}</span></span>`;
}

/** A line as people call it. */
export function lineName({ podcast_title, advertiser_name, io_number }: Owed, text: Translate): string {
  return [podcast_title ?? text('card_unknown'), advertiser_name ?? io_number ?? '']
    .filter(Boolean)
    .join(', ');
}

/** Why it is owed; a reason of the host's own stays as it is. */
export function reasonOf({ reason }: Owed, text: Translate): string {
  const key = `makegoods_reason_${reason.toLowerCase()}`;
  return isReason(key) ? text(key) : reason;
}

function isReason(key: string): key is keyof typeof makegoodsText {
  return key in makegoodsText;
}

/** Its value in its own currency; null where it has no price. */
export function owedValue({ value_cents, currency }: Owed, formats: CardFormats): string | null {
  return value_cents === null || currency === null ? null : formats.wholeMoney(value_cents, currency);
}
