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
      .and.to.include('of days on sale have room');
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
    expect(focused(element)).to.match(/^Jan 3, 2027, The Night Ferry, Pre-roll 30 s: No episode/);
    await until(() => words(element, '.readout').startsWith('Jan 3, 2027'));
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.have.length(1);
    expect(chosen[0]).to.include({ ad_unit_id: '2-pre', day: '2026-11-23', advertiser_id: null });
    expect(element.shadowRoot?.querySelectorAll('td[tabindex="0"]')).to.have.length(1);
  });

  it('goes the other way where text does', async () => {
    const element = await fedCard('inventory_calendar', aCard('inventory_calendar'), 1_100);
    element.dir = 'rtl';
    element.shadowRoot?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(element)).to.match(/^Nov 24, 2026/);
  });

  it('tells a day without an episode from one of which nothing is known, and explains what occurs alone', async () => {
    const element = await fedCard('inventory_calendar', aCard('inventory_calendar'), 1_100);
    const boxes = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('td.cell') ?? [])];
    const seen = (state: string) =>
      boxes.find((box) => box.ariaLabel?.includes(`: ${state}`))?.innerText.trim();
    expect(seen('No episode')).to.equal('');
    expect(seen('Not known yet')).to.equal('?');
    expect(words(element, '.legend')).to.include('No episode').and.to.include('Not known yet');
    const card = aCard('inventory_calendar');
    for (const row of card.data?.rows ?? [])
      for (const cell of row.cells)
        Object.assign(cell, { state: 'no_episode', capacity: null, available: null, episode_ids: [] });
    const none = await fedCard('inventory_calendar', card);
    expect(words(none, '.legend')).to.equal('No episode');
    expect(words(none, '[part=sentence]')).to.include('No episode comes out in these days');
  });

  it('shows six weeks on half a wall, and a month at any width that a dashboard gives it', async () => {
    for (const days of [28, 31, 42]) {
      const card = aCard('inventory_calendar');
      card.data?.days.splice(days);
      for (const row of card.data?.rows ?? []) row.cells.splice(days);
      const element = await fedCard('inventory_calendar', card, 804);
      const box = await until(() => element.shadowRoot?.querySelector<HTMLElement>('.calendar'));
      expect(box.scrollWidth, `${days} days`).to.be.at.most(box.clientWidth);
      expect(box.scrollHeight, `${days} days`).to.be.at.most(box.clientHeight);
    }
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
