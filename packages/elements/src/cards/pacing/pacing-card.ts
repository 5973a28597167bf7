import { html, nothing, type TemplateResult } from 'lit';
import type { CardData, PacingDay, PacingFlight } from '../../api/card-contract.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { pacingText } from '../../text/english-pacing.ts';
import { pacingCardText } from '../../text/english-pacing-card.ts';
import { sharedText } from '../../text/english-shared.ts';
import type { CardPart, CardShell } from '../frame/card-part.ts';
import { CHART_SHEETS } from '../frame/card-sheets.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { ChartDrawing } from '../frame/chart-drawing.ts';
import { chartFigure } from '../parts/chart-figure.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { shareStrip } from '../parts/share-strip.ts';
import { flightFacts } from './flight-facts.ts';
import { flightRows } from './flight-rows.ts';
import { MoreFlights } from './more-flights.ts';
import { pacingStyles } from './pacing-card.styles.ts';
import { pacingChart, pacingSummary } from './pacing-chart.ts';
import { countOf, PACING_GROUPS } from './pacing-groups.ts';
import { PacingSeries } from './pacing-series.ts';
import { daysTable, flightsTable } from './pacing-tables.ts';
import { flightName, pacingSentence, scheduleMark } from './pacing-words.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...pacingText, ...pacingCardText };

/** What the element adds for its drawing. */
export type PacingElement = CardShell<'pacing'> & {
  readonly series: Readonly<Record<string, PacingDay[]>>;
  /** The flight that is charted; empty: the first. */
  ioId: string;
};

class PacingCard extends ChartDrawing<'pacing', PacingElement> {
  readonly #days = new PacingSeries(this.element);
  readonly #more = new MoreFlights(this.element);
  #data: CardData<'pacing'> | null = null;

  override update(): void {
    const data = this.hands.shown()?.data ?? null;
    if (data === this.#data) return;
    this.#data = data;
    this.#more.after(this.element.data ? null : (data?.next_cursor ?? null));
    this.#days.forget();
    const [first] = data?.flights ?? [];
    if (first && data?.series) this.#days.take(first.io_id, data.series);
  }

  protected emptyView(): EmptyView {
    const { text } = this;
    const action = { label: text('pacing_empty_action'), event: 'podflight-io-requested' };
    return { words: text('pacing_empty'), action };
  }

  protected view(data: CardData<'pacing'>): CardView {
    const { text, formats } = this;
    const flights = [...data.flights, ...this.#more.flights];
    const { booked_impressions, delivered_impressions } = data.total;
    const chosen = flights.find(({ io_id }) => io_id === this.element.ioId) ?? flights[0];
    const days = chosen ? this.#daysOf(chosen) : null;
    const name = chosen ? flightName(chosen, text) : '';
    const mark = scheduleMark(flights, text, formats);
    const all = Object.values(data.counts).reduce((sum, each) => sum + each, 0);
    return {
      figure: {
        value: formats.compact(delivered_impressions),
        unit:
          booked_impressions > 0
            ? text('pacing_of', { booked: formats.compact(booked_impressions) })
            : text('pacing_no_goal'),
        beside: text('pacing_flights', { count: all }),
        ...(mark ? { mark } : {}),
      },
      picture: html`<div class="stack">
        ${shareStrip(
          PACING_GROUPS.map(({ word, statuses, ...look }) => ({
            ...look,
            label: text(word),
            count: countOf(data, statuses),
          })),
        )}
        <div class="split">
          ${flightRows({
            ...{ flights, text, formats },
            chosen: chosen?.io_id ?? null,
            onChoose: (io_id) => {
              this.element.ioId = io_id;
              this.at = null;
            },
            more: this.#more.state,
            onMore: () => void this.#more.ask(this.hands.query()),
          })}
          ${chosen ? this.#flight(chosen, days, name) : nothing}
        </div>
      </div>`,
      say: pacingSentence({ ...data, flights }, text, formats),
      table:
        data.flights.length === 1 && days
          ? daysTable(days, text('pacing_chart', { name }), text, formats)
          : flightsTable(flights, text, formats),
    };
  }

  #daysOf({ io_id }: PacingFlight): PacingDay[] | null {
    return this.element.series[io_id] ?? this.#days.of(io_id, this.element.data === null);
  }

  #flight(flight: PacingFlight, days: PacingDay[] | null, name: string): TemplateResult {
    const { text, formats } = this;
    const facts = flightFacts(flight, text, formats, () =>
      this.emit('podflight-io-opened', {
        insertion_order_id: null,
        io_id: flight.io_id,
        io_number: flight.io_number,
      }),
    );
    if (!days) {
      const failed = this.#days.failed === flight.io_id;
      if (this.element.data && !failed) return html`<div class="flight-box">${facts}</div>`;
      return html`<div class="flight-box">
        <div class="chart-wait" role="status">
          ${
            failed
              ? html`<p class="muted">${text('pacing_series_failed')}</p>
                  <button class="button small" type="button" @click=${() => this.#days.retry()}>${text('retry')}</button>`
              : html`<span class="only-read">${text('pacing_loading')}</span>`
          }
        </div>
        ${facts}
      </div>`;
    }
    const spec = this.chartOf([days, flight], () => pacingChart(days, flight, text));
    return html`<div class="flight-box">
      ${chartFigure({
        ...{ spec, text, at: this.at, point: this.point },
        caption: text('pacing_chart', { name }),
        summary: pacingSummary(days, flight, text, formats),
        label: formats.day,
        value: formats.count,
        ...(flight.booked_impressions
          ? { goal: text('pacing_goal', { count: formats.compact(flight.booked_impressions) }) }
          : {}),
      })}
      ${facts}
    </div>`;
  }
}

/** What the card is drawn with. */
export const pacingPart: CardPart<'pacing', PacingElement> = {
  text: CATALOGUE,
  sheets: [...CHART_SHEETS, cardParts, pacingStyles],
  draw: (element, hands) => new PacingCard(element, hands),
};
