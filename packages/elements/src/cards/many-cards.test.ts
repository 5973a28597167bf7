import { expect, fixture, html } from '@open-wc/testing';
import { aCard } from '../../dev/cards.ts';
import { flightOf } from '../../dev/fake-flights.mjs';
import { until } from '../../dev/scenario.ts';
import type { Cards } from '../api/card-contract.ts';
import '../define/podflight-pacing-card.ts';
import type { PodflightPacingCard } from './pacing/podflight-pacing-card.ts';

const CARDS = 12;
const YEAR = 365;
const BOUND_MS = 300;

/** A card of one flight with a year of days. */
function aYear(booked: number): Cards['pacing'] {
  const { flight, days } = flightOf({
    ...{ first_day: '2026-03-01', length: YEAR, booked, pace: 0.96, status: 'on_track' },
  });
  const data = {
    flights: [flight],
    counts: { on_track: 1 },
    total: { booked_impressions: booked, delivered_impressions: flight.delivered_impressions },
    next_cursor: null,
    series: days,
  };
  return aCard('pacing', { data });
}

describe('twelve cards with a year of daily points', () => {
  it(`are ready within ${BOUND_MS} ms of their data`, async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const round = async (size: number) => {
      const cards = Array.from({ length: size }, (_, index) => aYear(100_000 + index));
      const elements = cards.map(() => document.createElement('podflight-pacing-card'));
      page.replaceChildren(...elements);
      for (const element of elements) element.answer = null;
      await Promise.all(elements.map(({ updateComplete }) => updateComplete));
      const began = performance.now();
      for (const [index, element] of elements.entries()) element.data = cards[index] ?? null;
      const ready = (element: PodflightPacingCard) =>
        element.shadowRoot?.querySelector('[data-chart] canvas');
      await Promise.all(elements.map((element) => element.updateComplete));
      while (!elements.every(ready)) await new Promise((resolve) => requestAnimationFrame(resolve));
      // What was asked of the canvases is done once a frame has come and gone.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - began;
    };
    // The chart's code is loaded once a page; a busy machine gets more than one try.
    await round(1);
    await until(() => page.querySelector('podflight-pacing-card')?.shadowRoot?.querySelector('canvas'));
    const times: number[] = [];
    while (times.length < 5 && !times.some((ms) => ms < BOUND_MS)) times.push(await round(CARDS));
    expect(Math.min(...times), `${times.map(Math.round).join(', ')} ms`).to.be.lessThan(BOUND_MS);
    // biome-ignore lint/suspicious/noConsole: the figure is what the bench reports.
    console.log(`${CARDS} cards of ${YEAR} days: ${times.map(Math.round).join(', ')} ms`);
  }).timeout(30_000);
});
