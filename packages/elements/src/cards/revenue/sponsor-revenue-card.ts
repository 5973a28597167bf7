import { html } from 'lit';
import type { CardData, Cards } from '../../api/card-contract.ts';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { revenueText } from '../../text/english-revenue-card.ts';
import { sharedText } from '../../text/english-shared.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CHART_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { ChartDrawing } from '../frame/chart-drawing.ts';
import { type BarRow, barRows } from '../parts/bar-rows.ts';
import { chartFigure } from '../parts/chart-figure.ts';
import { factList } from '../parts/facts.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { runningMonth } from '../parts/running-month.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...revenueText };
const MOST_SPONSORS = 5;

type Revenue = CardData<'sponsor_revenue'>;
type Total = Revenue['totals'][number];
type Sponsor = Revenue['by_sponsor'][number];

class SponsorRevenueCard extends ChartDrawing<'sponsor_revenue'> {
  protected emptyView(): EmptyView {
    const action = { label: this.text('revenue_empty_action'), event: 'podflight-io-requested' };
    return { words: this.text('revenue_empty'), action };
  }

  protected override axisValue(value: number): string {
    return this.formats.compactMoney(value, this.currencyOf(this.#codes()));
  }

  #codes(): string[] {
    return (this.hands.shown()?.data?.totals ?? []).map(({ currency }) => currency);
  }

  protected view(data: Revenue, { data_through }: Cards['sponsor_revenue']): CardView {
    const { text, formats } = this;
    const codes = data.totals.map(({ currency }) => currency);
    const code = this.currencyOf(codes);
    const total = data.totals.find(({ currency }) => currency === code);
    const money = (cents: number) => formats.wholeMoney(cents, code);
    if (!total) return this.#none();
    const { earned_cents, booked_not_earned_cents, at_risk_cents } = total;
    return {
      figure: {
        value: money(earned_cents),
        unit: text('revenue_earned_unit'),
        beside: text('revenue_to_come', { money: money(booked_not_earned_cents) }),
        ...(at_risk_cents > 0
          ? {
              mark: {
                tone: 'warn',
                icon: 'alert',
                words: text('revenue_at_risk', { money: money(at_risk_cents) }),
              },
            }
          : {}),
      },
      picture: html`<div class="stack">
        ${this.currencySwap(codes)}
        <div class="split">${this.#months(data, total, data_through)} ${this.#sponsors(data, code)}</div>
        ${this.#parts(total)}
      </div>`,
      say: this.#say(total),
      table: this.#table(data, code),
    };
  }

  #none(): CardView {
    const { text } = this;
    const table = { caption: text('revenue_by_month'), head: [], rows: [] };
    return {
      figure: { value: '–' },
      picture: html``,
      say: { words: text('card_no_numbers'), tone: '' },
      table,
    };
  }

  #months(
    data: Revenue,
    { currency, earned_cents, booked_not_earned_cents }: Total,
    data_through: string | null,
  ) {
    const { text, formats } = this;
    const months = data.months.filter((one) => one.currency === currency);
    const labels = months.map(({ month }) => month);
    const money = (cents: number) => formats.wholeMoney(cents, currency);
    const spec = this.chartOf(
      [data, currency],
      (): ChartSpec => ({
        labels,
        running: runningMonth(labels, data_through, text, formats),
        series: [
          {
            label: text('revenue_earned'),
            values: months.map((month) => month.earned_cents),
            ...{ kind: 'bar', color: 's1' },
          },
          {
            label: text('revenue_booked'),
            values: months.map((month) => month.booked_not_earned_cents),
            ...{ kind: 'bar', color: 's1', tone: 'soft' },
          },
        ],
      }),
    );
    return chartFigure({
      ...{ spec, text, at: this.at, point: this.point, label: formats.longMonth, value: money },
      caption: text('revenue_by_month'),
      summary: text('revenue_summary', {
        ...{ earned: money(earned_cents), booked: money(booked_not_earned_cents) },
        from: formats.longMonth(months[0]?.month ?? ''),
        to: formats.longMonth(months.at(-1)?.month ?? ''),
      }),
    });
  }

  #sponsors({ by_sponsor }: Revenue, code: string) {
    const { text, formats } = this;
    const all = (one: Sponsor) => one.earned_cents + one.booked_not_earned_cents;
    const own = by_sponsor.filter(({ currency }) => currency === code).sort((a, b) => all(b) - all(a));
    const longest = Math.max(1, ...own.map(all));
    const row = (name: string, earned: number, booked: number, risk: number): BarRow => ({
      name,
      ...(risk > 0 ? { about: text('revenue_risk_short', { money: formats.wholeMoney(risk, code) }) } : {}),
      figure: formats.wholeMoney(earned, code),
      parts: [
        { share: earned / longest, color: 's1' },
        { share: booked / longest, color: 's1', soft: true },
      ],
    });
    const rest = own.slice(MOST_SPONSORS);
    const sum = (name: 'earned_cents' | 'booked_not_earned_cents' | 'at_risk_cents') =>
      rest.reduce((total, one) => total + one[name], 0);
    return barRows(text('revenue_by_sponsor'), [
      ...own
        .slice(0, MOST_SPONSORS)
        .map((one) =>
          row(
            one.advertiser_name ?? text('card_unknown'),
            one.earned_cents,
            one.booked_not_earned_cents,
            one.at_risk_cents,
          ),
        ),
      ...(rest.length > 0
        ? [row(text('card_other'), sum('earned_cents'), sum('booked_not_earned_cents'), sum('at_risk_cents'))]
        : []),
    ]);
  }

  #parts(total: Total) {
    const { text, formats } = this;
    const money = (cents: number) => formats.wholeMoney(cents, total.currency);
    const less = (name: string, cents: number) => (cents > 0 ? [{ name, figure: money(-cents) }] : []);
    return factList([
      { name: text('revenue_net'), figure: money(total.net_cents) },
      ...less(text('revenue_commission'), total.agency_commission_cents),
      ...less(text('revenue_network'), total.network_share_cents),
      {
        name: text('revenue_provisional'),
        figure: money(total.provisional_cents),
        ...(total.provisional_cents > 0 ? { about: text('revenue_provisional_about') } : {}),
      },
      ...(total.attributed_cents === null
        ? []
        : [{ name: text('revenue_attributed'), figure: money(total.attributed_cents) }]),
    ]);
  }

  #say(total: Total): CardView['say'] {
    const money = (cents: number) => this.formats.wholeMoney(cents, total.currency);
    if (total.at_risk_cents > 0)
      return { words: this.text('revenue_say_risk', { money: money(total.at_risk_cents) }), tone: 'warn' };
    if (total.provisional_cents > 0)
      return {
        words: this.text('revenue_say_provisional', { money: money(total.provisional_cents) }),
        tone: 'note',
      };
    if (total.booked_not_earned_cents > 0) {
      const values = { money: money(total.booked_not_earned_cents) };
      return { words: this.text('revenue_say_to_come', values), tone: 'good' };
    }
    return { words: this.text('revenue_say_done'), tone: 'good' };
  }

  #table({ months }: Revenue, code: string): CardTable {
    const { text, formats } = this;
    const money = (cents: number) => formats.money(cents, code);
    return {
      caption: text('revenue_by_month'),
      head: [
        { label: text('revenue_col_month') },
        { label: text('revenue_earned'), end: true },
        { label: text('revenue_booked'), end: true },
      ],
      rows: months
        .filter(({ currency }) => currency === code)
        .map((one) => [
          { show: formats.longMonth(one.month), value: one.month },
          numberCell(one.earned_cents, money),
          numberCell(one.booked_not_earned_cents, money),
        ]),
    };
  }
}

/** What the card is drawn with. */
export const sponsorRevenuePart: CardPart<'sponsor_revenue'> = {
  text: CATALOGUE,
  sheets: [...CHART_SHEETS, cardParts],
  draw: (element, hands) => new SponsorRevenueCard(element, hands),
};
