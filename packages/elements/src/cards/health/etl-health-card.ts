import { html, nothing, type TemplateResult } from 'lit';
import type { Cards } from '../../api/card-contract.ts';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import { ago } from '../../text/ago.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { etlHealthText } from '../../text/english-etl-health.ts';
import { sharedText } from '../../text/english-shared.ts';
import { icon } from '../../theme/icons.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CHART_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { ChartDrawing } from '../frame/chart-drawing.ts';
import { chartFigure } from '../parts/chart-figure.ts';
import { healthStyles } from './etl-health-card.styles.ts';
import type { Health } from './health-data.ts';
import { HEALTH_LOOK, healthParts, healthSources } from './health-parts.ts';
import { healthSentence } from './health-sentence.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...etlHealthText };
/** Days that the card shows, the newest last. */
const SHOWN_DAYS = 14;
const SAID = { pass: 'good', warn: 'warn', error: 'bad', never: '' } as const;

class EtlHealthCard extends ChartDrawing<'etl_health'> {
  protected emptyView(): EmptyView {
    const action = { label: this.text('health_empty_action'), event: 'podflight-import-requested' };
    return { words: this.text('health_empty'), action };
  }

  protected view(health: Health, card: Cards['etl_health']): CardView {
    const { text, formats } = this;
    const look = HEALTH_LOOK[health.status];
    const lag = health.lag_days ? text('health_lag', { count: health.lag_days }) : text('health_lag_none');
    return {
      figure: {
        value: health.score === null ? '–' : formats.count(health.score),
        unit: text('health_score_of'),
        mark: { tone: look.tone, icon: look.icon, words: text(look.word) },
        ...(card.data_through ? { beside: lag } : {}),
      },
      picture: html`<div class="health">
        ${this.#rows(health)} ${healthParts(health, text, formats)} ${healthSources(health, text, formats)}
        ${this.#lastError(health)}
      </div>`,
      say: { words: healthSentence(health, card.data_through, text, formats), tone: SAID[health.status] },
      table: this.#table(health),
    };
  }

  #rows({ days }: Health): TemplateResult {
    const { text, formats } = this;
    const shown = days.slice(-SHOWN_DAYS);
    const sum = (name: 'records_imported' | 'records_failed') =>
      shown.reduce((all, day) => all + day[name], 0);
    const [accepted, rejected] = [sum('records_imported'), sum('records_failed')];
    if (accepted + rejected === 0) return html`<p class="muted">${text('health_chart_none')}</p>`;
    const spec = this.chartOf(
      [days],
      (): ChartSpec => ({
        labels: shown.map(({ day }) => day),
        series: [
          {
            label: text('health_accepted'),
            values: shown.map(({ records_imported }) => records_imported),
            ...{ kind: 'bar', color: 's1' },
          },
          {
            label: text('health_rejected'),
            values: shown.map(({ records_failed }) => records_failed),
            ...{ kind: 'bar', color: 's2' },
          },
        ],
      }),
    );
    return chartFigure({
      ...{ spec, text, at: this.at, point: this.point, label: formats.day, value: formats.count },
      caption: text('health_rows_by_day'),
      summary: text('health_chart_summary', {
        ...{ accepted, rejected },
        from: formats.day(shown[0]?.day ?? ''),
        to: formats.day(shown.at(-1)?.day ?? ''),
      }),
    });
  }

  #table({ days }: Health): CardTable {
    const { text, formats } = this;
    return {
      caption: text('health_rows_by_day'),
      head: [
        { label: text('health_table_day') },
        { label: text('health_accepted'), end: true },
        { label: text('health_rejected'), end: true },
      ],
      rows: days
        .slice(-SHOWN_DAYS)
        .toReversed()
        .map((day) => [
          { show: formats.day(day.day), value: day.day },
          numberCell(day.records_imported, formats.count),
          numberCell(day.records_failed, formats.count),
        ]),
    };
  }

  #lastError({ last_error }: Health): TemplateResult | typeof nothing {
    if (!last_error) return nothing;
    const { text, formats } = this;
    return html`<div class="notice quiet">
      ${icon('cross')}
      <div>
        <p class="strong">${text('health_last_error', { when: ago(last_error.at, text, formats) })}</p>
        <p>${last_error.message}</p>
      </div>
    </div>`;
  }
}

/** What the card is drawn with. */
export const etlHealthPart: CardPart<'etl_health'> = {
  text: CATALOGUE,
  sheets: [...CHART_SHEETS, healthStyles],
  draw: (element, hands) => new EtlHealthCard(element, hands),
};
