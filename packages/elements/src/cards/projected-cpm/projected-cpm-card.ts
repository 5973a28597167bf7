import { html } from 'lit';
import type { CardData } from '../../api/card-contract.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { cpmText } from '../../text/english-cpm-card.ts';
import { sharedText } from '../../text/english-shared.ts';
import { CardDrawing } from '../frame/card-drawing.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CARD_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView, Mark } from '../frame/card-view.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { rangeRails } from '../parts/range-rail.styles.ts';
import { rangeRail } from '../parts/range-rail.ts';
import { projectedCpmStyles } from './projected-cpm-card.styles.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...cpmText };
const SHOWN = 8;

type Cpm = CardData<'projected_cpm'>;
type Row = Cpm['rows'][number];
type Price = Pick<Row, 'booked_cpm_cents' | 'projected_cpm_cents'>;

class ProjectedCpmCard extends CardDrawing<'projected_cpm'> {
  protected emptyView(): EmptyView {
    const action = { label: this.text('cpm_empty_action'), event: 'podflight-io-requested' };
    return { words: this.text('cpm_empty'), action };
  }

  protected view(data: Cpm): CardView {
    const { text, formats } = this;
    const codes = data.totals.map(({ currency }) => currency);
    const code = this.currencyOf(codes);
    const total = data.totals.find(({ currency }) => currency === code);
    const rows = data.rows.filter(({ currency }) => currency === code);
    const lines = total ? text('cpm_rests_on', { count: total.n }) : '';
    return {
      figure: {
        value: total ? formats.price(total.projected_cpm_cents, code) : '–',
        unit: text('cpm_unit'),
        beside: lines,
        ...(total ? { mark: this.#against(total) } : {}),
      },
      picture: html`<div class="stack">${this.currencySwap(codes)} ${this.#rows(rows, code)}</div>`,
      say: this.#say(rows, total ?? null),
      table: this.#table(rows, code),
    };
  }

  #against(price: Price): Mark {
    const { text, formats } = this;
    const change = changeOf(price);
    if (change === null || Math.abs(change) < 0.005)
      return { tone: '', icon: 'check', words: text('cpm_even') };
    const percent = formats.percent(Math.round(Math.abs(change) * 1_000) / 1_000);
    return change < 0
      ? { tone: 'good', icon: 'down', words: text('cpm_below', { percent }) }
      : { tone: 'warn', icon: 'up', words: text('cpm_above', { percent }) };
  }

  #rows(rows: readonly Row[], code: string) {
    const { text, formats } = this;
    const shown = rows.slice(0, SHOWN);
    const all = shown.flatMap((row) => [
      row.low_cents,
      row.high_cents,
      row.booked_cpm_cents ?? row.low_cents,
    ]);
    const low = Math.min(...all) * 0.96;
    const width = Math.max(1, Math.max(...all) * 1.02 - low);
    const at = (cents: number) => (cents - low) / width;
    return html`<div class="rows-box">
      <h3 class="small muted">${text('cpm_list')}</h3>
      <ul class="prices">
        ${shown.map((row) => {
          const change = changeOf(row) ?? 0;
          return html`<li>
            <span class="name">${this.#name(row)}</span>
            <span class="figures number">${formats.price(row.projected_cpm_cents, code)}</span>
            ${rangeRail({
              ...{ low: at(row.low_cents), high: at(row.high_cents), at: at(row.projected_cpm_cents) },
              tick: row.booked_cpm_cents === null ? null : at(row.booked_cpm_cents),
              color: change > 0.005 ? 'warn' : 's1',
            })}
            <span class="small muted number">${
              row.low_cents === row.high_cents
                ? text('cpm_fixed')
                : text('cpm_range', {
                    low: formats.price(row.low_cents, code),
                    high: formats.price(row.high_cents, code),
                  })
            }</span>
            <span class="small muted number end">${
              row.booked_cpm_cents === null
                ? text(`cpm_basis_${row.basis}`)
                : text('cpm_booked', { money: formats.price(row.booked_cpm_cents, code) })
            }</span>
          </li>`;
        })}
      </ul>
      <p class="small muted">${text('cpm_scale')}</p>
    </div>`;
  }

  #name({ podcast_title, name, position }: Row): string {
    const show = podcast_title ?? this.text('card_unknown');
    const spot = name ?? position;
    return spot ? this.text('cpm_row', { show, spot }) : show;
  }

  #say(rows: readonly Row[], total: Price | null): CardView['say'] {
    const { text, formats } = this;
    const percentOf = (change: number) => formats.percent(Math.round(Math.abs(change) * 100) / 100);
    const [dearest] = rows
      .map((row) => ({ row, change: changeOf(row) ?? 0 }))
      .filter(({ change }) => change > 0.02)
      .sort((a, b) => b.change - a.change);
    if (dearest) {
      const values = { name: this.#name(dearest.row), percent: percentOf(dearest.change) };
      return { words: text('cpm_say_above', values), tone: 'warn' };
    }
    const change = total ? (changeOf(total) ?? 0) : 0;
    return change < -0.005
      ? { words: text('cpm_say_below', { percent: percentOf(change) }), tone: 'good' }
      : { words: text('cpm_say_even'), tone: 'note' };
  }

  #table(rows: readonly Row[], code: string): CardTable {
    const { text, formats } = this;
    const money = (cents: number) => formats.price(cents, code);
    const end = (label: string) => ({ label, end: true });
    return {
      caption: text('cpm_list'),
      head: [
        { label: text('cpm_col_row') },
        end(text('cpm_col_projected')),
        end(text('cpm_col_low')),
        end(text('cpm_col_high')),
        end(text('cpm_col_booked')),
        end(text('cpm_col_impressions')),
        end(text('cpm_col_lines')),
      ],
      rows: rows.map((row) => [
        this.#name(row),
        numberCell(row.projected_cpm_cents, money),
        numberCell(row.low_cents, money),
        numberCell(row.high_cents, money),
        numberCell(row.booked_cpm_cents, money),
        numberCell(row.impressions, formats.count),
        numberCell(row.n, formats.count),
      ]),
    };
  }
}

/** How much dearer than booked, 0.1 for 10 %; null where nothing is booked to compare with. */
function changeOf({ booked_cpm_cents, projected_cpm_cents }: Price): number | null {
  return booked_cpm_cents ? projected_cpm_cents / booked_cpm_cents - 1 : null;
}

/** What the card is drawn with. */
export const projectedCpmPart: CardPart<'projected_cpm'> = {
  text: CATALOGUE,
  sheets: [...CARD_SHEETS, cardParts, rangeRails, projectedCpmStyles],
  draw: (element, hands) => new ProjectedCpmCard(element, hands),
};
