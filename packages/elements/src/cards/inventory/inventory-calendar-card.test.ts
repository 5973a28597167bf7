import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aCard, fedCard } from '../../../dev/cards.ts';
import { until, words } from '../../../dev/scenario.ts';
import '../../define/podflight-inventory-calendar-card.ts';

const focused = (element: Element) => element.shadowRoot?.activeElement?.ariaLabel ?? '';

describe('<podflight-inventory-calendar-card>', () => {
  it('says what is free, and what is oversold first', async () => {
    const element = await fedCard('inventory_calendar', aCard('inventory_calendar'), 1_100);
    expect(words(element, '[part=figure]'))
      .to.include('slots free and')
      .and.to.include('of known days have room');
    expect(words(element, '[part=sentence]')).to.match(/days are oversold, the first is .+ on Nov \d+/);
  });

  it('is one stop for the keyboard, read by arrows, and tells the page the chosen day', async () => {
    const element = await fedCard('inventory_calendar', aCard('inventory_calendar'), 1_100);
    const chosen: unknown[] = [];
    element.addEventListener('podflight-slot-chosen', ({ detail }) => chosen.push(detail));
    expect(element.shadowRoot?.querySelectorAll('td[tabindex="0"]')).to.have.length(1);
    element.shadowRoot?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    expect(focused(element)).to.match(/^Nov 23, 2026, The Night Ferry, Mid-roll 60 s: /);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(element)).to.match(/^Nov 24, 2026, The Night Ferry, Pre-roll 30 s: /);
    await sendKeys({ press: 'PageDown' });
    expect(focused(element)).to.match(/^Dec 1, 2026/);
    await sendKeys({ press: 'End' });
    expect(focused(element)).to.match(/^Jan 3, 2027, The Night Ferry, Pre-roll 30 s: No data/);
    await until(() => words(element, '.readout').startsWith('Jan 3, 2027'));
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.have.length(1);
    expect(chosen[0]).to.include({ ad_unit_id: '2-pre', day: '2026-11-23' });
    expect(element.shadowRoot?.querySelectorAll('td[tabindex="0"]')).to.have.length(1);
  });

  it('goes the other way where text does', async () => {
    const element = await fedCard('inventory_calendar', aCard('inventory_calendar'), 1_100);
    element.dir = 'rtl';
    element.shadowRoot?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(element)).to.match(/^Nov 24, 2026/);
  });

  it('never says full of a day that nothing is known of', async () => {
    const card = aCard('inventory_calendar');
    for (const row of card.data?.rows ?? [])
      for (const cell of row.cells)
        Object.assign(cell, { state: 'no_data', capacity: null, available: null });
    const element = await fedCard('inventory_calendar', card);
    expect(words(element, '[part=sentence]')).to.include('Nothing is known of these days yet');
  });
});
