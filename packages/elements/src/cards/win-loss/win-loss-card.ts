import { html, nothing } from 'lit';
import type { CardData } from '../../api/card-contract.ts';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { sharedText } from '../../text/english-shared.ts';
import { stageText } from '../../text/english-stages.ts';
import { winLossText } from '../../text/english-win-loss-card.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CHART_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { ChartDrawing } from '../frame/chart-drawing.ts';
import { barRows } from '../parts/bar-rows.ts';
import { chartFigure } from '../parts/chart-figure.ts';
import { factList } from '../parts/facts.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { rangeRails } from '../parts/range-rail.styles.ts';
import { rangeRail } from '../parts/range-rail.ts';
import { runningMonth } from '../parts/running-month.ts';
import { winLossSentence } from './win-loss-words.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...stageText, ...winLossText };
const MOST_REASONS = 4;

type WinLoss = CardData<'win_loss'>;

class WinLossCard extends ChartDrawing<'win_loss'> {
  protected emptyView(): EmptyView {
    const action = { label: this.text('winloss_empty_action'), event: 'podflight-deals-requested' };
    return { words: this.text('winloss_empty'), action };
  }

  protected view(data: WinLoss): CardView {
    const { text, formats } = this;
    const { win_rate, low, high } = data;
    const percent = (share: number) => formats.percent(Math.round(share * 100) / 100);
    const interval =
      low === null || high === null
        ? ''
        : text('winloss_interval', { low: percent(low), high: percent(high) });
    return {
      figure: {
        value: win_rate === null ? '–' : percent(win_rate),
        unit: text('winloss_unit'),
        beside: [text('winloss_count', { count: data.won + data.lost }), interval].filter(Boolean).join(', '),
      },
      picture: html`<div class="stack">
        ${
          win_rate === null || low === null || high === null
            ? nothing
            : html`<div>
                ${rangeRail({ low, high, at: win_rate, color: 's1' })}
                <p class="ends small muted" aria-hidden="true"><span>${percent(0)}</span><span>${percent(1)}</span></p>
              </div>`
        }
        ${this.#months(data)}
        <div class="pair">${this.#reasons(data)} ${this.#stages(data)}</div>
        ${this.#facts(data)}
      </div>`,
      say: winLossSentence(data, text, formats),
      table: this.#table(data),
    };
  }

  #months(data: WinLoss) {
    const { text, formats } = this;
    const { months, period, won, lost } = data;
    const labels = months.map(({ month }) => month);
    const spec = this.chartOf(
      [data],
      (): ChartSpec => ({
        labels,
        running: runningMonth(labels, period.to, text, formats),
        series: [
          { label: text('winloss_won'), values: months.map((month) => month.won), kind: 'bar', color: 's1' },
          {
            label: text('winloss_lost'),
            values: months.map((month) => month.lost),
            ...{ kind: 'bar', color: 's2', tone: 'soft' },
          },
        ],
      }),
    );
    return chartFigure({
      ...{ spec, text, at: this.at, point: this.point, label: formats.longMonth, value: formats.count },
      caption: text('winloss_by_month'),
      summary: text('winloss_summary', {
        ...{ won, lost },
        from: formats.day(period.from),
        to: formats.day(period.to),
      }),
    });
  }

  #reasons({ loss_reasons }: WinLoss) {
    if (loss_reasons.length === 0) return nothing;
    const { text, formats } = this;
    const most = Math.max(1, ...loss_reasons.map(({ count }) => count));
    return barRows(
      text('winloss_reasons'),
      loss_reasons.slice(0, MOST_REASONS).map(({ reason, count, amounts }) => ({
        name: reason === null ? text('winloss_no_reason') : text(`loss_${reason}`),
        figure: formats.count(count),
        beside: amounts
          .map(({ currency, amount_cents }) => formats.compactMoney(amount_cents, currency))
          .join(' + '),
        parts: [{ share: count / most, color: 's2' }],
      })),
    );
  }

  #stages({ stages }: WinLoss) {
    if (stages.length === 0) return nothing;
    const { text, formats } = this;
    return barRows(
      text('winloss_stages'),
      stages.map(({ stage, entered, advanced, median_days }) => ({
        name: text(`stage_${stage}`),
        ...(median_days === null
          ? {}
          : { about: text('winloss_stage_days', { count: Math.round(median_days) }) }),
        figure: entered > 0 ? formats.percent(Math.round((advanced / entered) * 100) / 100) : '–',
        beside: `${formats.count(advanced)} / ${formats.count(entered)}`,
        parts: [{ share: entered > 0 ? advanced / entered : 0, color: 's1' }],
      })),
    );
  }

  #facts({ median_cycle_days, value }: WinLoss) {
    const { text, formats } = this;
    return factList([
      {
        name: text('winloss_cycle'),
        figure:
          median_cycle_days === null
            ? '–'
            : text('winloss_cycle_days', { count: Math.round(median_cycle_days) }),
      },
      ...value.map(({ currency, won_cents, win_rate }) => ({
        name: text('winloss_by_value', { currency }),
        figure: win_rate === null ? '–' : formats.percent(Math.round(win_rate * 100) / 100),
        about: text('winloss_value_about', { money: formats.compactMoney(won_cents, currency) }),
      })),
    ]);
  }

  #table({ months }: WinLoss): CardTable {
    const { text, formats } = this;
    return {
      caption: text('winloss_by_month'),
      head: [
        { label: text('winloss_col_month') },
        { label: text('winloss_won'), end: true },
        { label: text('winloss_lost'), end: true },
      ],
      rows: months.map(({ month, won, lost }) => [
        { show: formats.longMonth(month), value: month },
        numberCell(won, formats.count),
        numberCell(lost, formats.count),
      ]),
    };
  }
}

/** What the card is drawn with. */
export const winLossPart: CardPart<'win_loss'> = {
  text: CATALOGUE,
  sheets: [...CHART_SHEETS, cardParts, rangeRails],
  draw: (element, hands) => new WinLossCard(element, hands),
};
