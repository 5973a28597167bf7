import { html } from 'lit';
import type { CardData, Cards } from '../../api/card-contract.ts';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { forecastText } from '../../text/english-forecast-card.ts';
import { sharedText } from '../../text/english-shared.ts';
import { stageText } from '../../text/english-stages.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CHART_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { ChartDrawing } from '../frame/chart-drawing.ts';
import { barRows } from '../parts/bar-rows.ts';
import { chartFigure } from '../parts/chart-figure.ts';
import { factList } from '../parts/facts.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { runningMonth } from '../parts/running-month.ts';
import { type Forecast, forecastMark, forecastSentence } from './forecast-words.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...stageText, ...forecastText };

class PipelineForecastCard extends ChartDrawing<'pipeline_forecast'> {
  protected emptyView(): EmptyView {
    const action = { label: this.text('forecast_empty_action'), event: 'podflight-deals-requested' };
    return { words: this.text('forecast_empty'), action };
  }

  protected override axisValue(value: number): string {
    return this.formats.compactMoney(value, this.currencyOf(codesOf(this.hands.shown()?.data ?? null)));
  }

  protected view(
    data: CardData<'pipeline_forecast'>,
    { data_through }: Cards['pipeline_forecast'],
  ): CardView {
    const { text, formats } = this;
    const codes = codesOf(data);
    const code = this.currencyOf(codes);
    const one = data.currencies.find(({ currency }) => currency === code);
    if (!one) {
      const table = { caption: text('forecast_by_month'), head: [], rows: [] };
      return {
        figure: { value: '–' },
        picture: html``,
        say: { words: text('card_no_numbers'), tone: '' },
        table,
      };
    }
    const money = (cents: number) => formats.wholeMoney(cents, code);
    const mark = forecastMark(one, text, formats);
    return {
      figure: {
        value: money(one.weighted_cents),
        unit: text('forecast_unit', { money: formats.compactMoney(one.unweighted_cents, code) }),
        beside: text('forecast_won', { money: money(one.won_cents) }),
        ...(mark ? { mark } : {}),
      },
      picture: html`<div class="stack">
        ${this.currencySwap(codes)}
        <div class="split">${this.#months(one, data_through)}
          <div class="stack">${this.#stages(one)} ${this.#facts(one, data.probabilities)}</div>
        </div>
      </div>`,
      say: forecastSentence(one, text, formats),
      table: this.#table(one),
    };
  }

  #months(one: Forecast, data_through: string | null) {
    const { text, formats } = this;
    const { by_month, currency } = one;
    const money = (cents: number) => formats.wholeMoney(cents, currency);
    const sum = (name: 'earned_cents' | 'booked_cents' | 'pipeline_cents') =>
      money(by_month.reduce((all, month) => all + month[name], 0));
    const labels = by_month.map(({ month }) => month);
    const spec = this.chartOf(
      [one],
      (): ChartSpec => ({
        labels,
        running: runningMonth(labels, data_through, text, formats),
        series: [
          {
            label: text('forecast_earned'),
            values: by_month.map(({ earned_cents }) => earned_cents),
            ...{ kind: 'bar', color: 's1' },
          },
          {
            label: text('forecast_booked'),
            values: by_month.map(({ booked_cents }) => booked_cents),
            ...{ kind: 'bar', color: 's1', tone: 'soft' },
          },
          {
            label: text('forecast_pipeline'),
            values: by_month.map(({ pipeline_cents }) => pipeline_cents),
            ...{ kind: 'bar', color: 's2', tone: 'soft' },
          },
        ],
      }),
    );
    return chartFigure({
      ...{ spec, text, at: this.at, point: this.point, label: formats.longMonth, value: money },
      caption: text('forecast_by_month'),
      summary: text('forecast_summary', {
        ...{ earned: sum('earned_cents'), booked: sum('booked_cents'), pipeline: sum('pipeline_cents') },
        from: formats.longMonth(labels[0] ?? ''),
        to: formats.longMonth(labels.at(-1) ?? ''),
      }),
    });
  }

  #stages({ by_stage, currency }: Forecast) {
    const { text, formats } = this;
    const most = Math.max(1, ...by_stage.map(({ amount_cents }) => amount_cents));
    return barRows(
      text('forecast_by_stage'),
      by_stage.map(({ stage, count, amount_cents, weighted_cents, probability }) => ({
        name: text(`stage_${stage}`),
        about: `${text('forecast_deals', { count })}, ${formats.percent(Math.round(probability * 100) / 100)}`,
        figure: formats.wholeMoney(weighted_cents, currency),
        beside: formats.compactMoney(amount_cents, currency),
        parts: [
          { share: weighted_cents / most, color: 's2' },
          { share: (amount_cents - weighted_cents) / most, color: 's2', soft: true },
        ],
      })),
    );
  }

  #facts(one: Forecast, probabilities: 'learned' | 'set') {
    const { text, formats } = this;
    const { undated, rotting_count, without_amount, currency } = one;
    return factList([
      {
        name: text('forecast_undated'),
        figure: formats.wholeMoney(undated.weighted_cents, currency),
        about: text('forecast_undated_about', { count: undated.count }),
      },
      { name: text('forecast_rotting'), figure: formats.count(rotting_count) },
      { name: text('forecast_without_amount'), figure: formats.count(without_amount) },
      { name: text('forecast_probabilities'), figure: '', about: text(`forecast_${probabilities}`) },
    ]);
  }

  #table({ by_month, currency }: Forecast): CardTable {
    const { text, formats } = this;
    const money = (cents: number) => formats.money(cents, currency);
    const end = (label: string) => ({ label, end: true });
    return {
      caption: text('forecast_by_month'),
      head: [
        { label: text('forecast_col_month') },
        end(text('forecast_earned')),
        end(text('forecast_booked')),
        end(text('forecast_pipeline')),
      ],
      rows: by_month.map((one) => [
        { show: formats.longMonth(one.month), value: one.month },
        numberCell(one.earned_cents, money),
        numberCell(one.booked_cents, money),
        numberCell(one.pipeline_cents, money),
      ]),
    };
  }
}

function codesOf(data: CardData<'pipeline_forecast'> | null): string[] {
  return (data?.currencies ?? []).map(({ currency }) => currency);
}

/** What the card is drawn with. */
export const pipelineForecastPart: CardPart<'pipeline_forecast'> = {
  text: CATALOGUE,
  sheets: [...CHART_SHEETS, cardParts],
  draw: (element, hands) => new PipelineForecastCard(element, hands),
};
