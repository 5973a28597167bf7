import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { aCard, chartOf, drawn, fedCard, givenCard, menuItem, spoken } from '../../../dev/cards.ts';
import { pacing } from '../../../dev/fake-cards.mjs';
import { button, scenario, until, words } from '../../../dev/scenario.ts';
import '../../define/podflight-pacing-card.ts';

describe('<podflight-pacing-card>', () => {
  it('says how much is delivered, how that compares, and what is to be done', async () => {
    const { element } = await givenCard('pacing');
    expect(words(element, '[part=figure]')).to.equal(
      '501K of 720K impressions delivered 4.7% behind schedule 8 flights',
    );
    expect(words(element, '[part=sentence]')).to.equal(
      '2 flights will miss their goals by 36K impressions; book makegoods.',
    );
  });

  it('counts flights by what they need', async () => {
    const { element } = await givenCard('pacing');
    expect(words(element, '.strip-legend')).to.equal(
      '2 Behind or short 1 At risk 1 Ahead 2 Delivered or on track 2 Waiting',
    );
  });

  it('charts the flight that needs somebody first, and another when it is chosen', async () => {
    const { api, element } = await givenCard('pacing');
    await drawn(element);
    expect(chartOf(element)?.ariaLabel).to.include('Small Hours, Fennel & Co: delivered against the goal');
    const second = element.shadowRoot?.querySelectorAll<HTMLElement>('.flight')[2];
    second?.click();
    await until(() => chartOf(element)?.ariaLabel?.includes('Kitchen Physics, Volta Energy'));
    const asked = await api.asked('GET', '/dashboard/creator/pacing');
    expect(asked.map(({ query }) => query.io_id)).to.deep.equal([undefined, 'io-1', 'io-3']);
    second?.click();
    element.shadowRoot?.querySelectorAll<HTMLElement>('.flight')[0]?.click();
    await until(() => chartOf(element)?.ariaLabel?.includes('Small Hours'));
    expect(await api.asked('GET', '/dashboard/creator/pacing')).to.have.length(3);
  });

  it('reads the days with one cursor, by arrow keys from the present, and aloud', async () => {
    const { element } = await givenCard('pacing');
    await drawn(element);
    chartOf(element)?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => spoken(element) === 'Nov 22, 2026, Expected 110,752, Delivered 82,907');
    await sendKeys({ press: 'ArrowRight' });
    await until(() => /^Nov 23, 2026, Projection [\d,]+ – [\d,]+, Expected [\d,]+$/.test(spoken(element)));
    expect(words(element, '.tip')).to.include('Nov 23, 2026');
    await sendKeys({ press: 'Home' });
    await until(() => spoken(element).startsWith('Nov 4, 2026'));
    await sendKeys({ press: 'Escape' });
    await until(() => spoken(element) === '');
  });

  it('puts the cursor where the pointer is, within a pixel, also after scrolling inside a shadow root', async () => {
    const { element } = await givenCard('pacing');
    const scroller = document.createElement('div');
    const root = scroller.attachShadow({ mode: 'open' });
    root.innerHTML = '<div class="in"><slot></slot></div>';
    const inside = root.querySelector<HTMLElement>('.in');
    if (!inside) throw new Error('no scroller');
    inside.style.cssText = 'width: 700px; height: 900px; overflow: auto';
    document.body.append(scroller);
    element.style.width = '1100px';
    scroller.append(element);
    await drawn(element);
    inside.scrollLeft = 320;
    const over = element.shadowRoot?.querySelector('.u-over')?.getBoundingClientRect();
    if (!over) throw new Error('no plot');
    const x = Math.round(over.left + over.width * 0.4);
    await sendMouse({ type: 'move', position: [x - 20, Math.round(over.top + 60)] });
    await sendMouse({ type: 'move', position: [x, Math.round(over.top + 60)] });
    const line = await until(() => {
      const found = element.shadowRoot?.querySelector('.u-cursor-x')?.getBoundingClientRect();
      return found && Math.abs(found.left - x) <= 1 && found;
    });
    expect(line.left).to.be.closeTo(x, 1);
    scroller.remove();
  });

  it('gives the days of one flight as a table with the numbers of its chart', async () => {
    const element = await fedCard('pacing', pacing('io-1'));
    await drawn(element);
    await menuItem(element, 'Show as table');
    await until(() => words(element, '.numbers').includes('Nov 22, 2026 82,907 110,752'));
  });

  it('charts days that the page gives by flight, without a server', async () => {
    const element = await fedCard('pacing', aCard('pacing'));
    expect(chartOf(element)).to.equal(null);
    element.series = { 'io-1': pacing('io-1').data?.series ?? [] };
    await drawn(element);
  });

  it('says that the days of a flight could not be had, and asks again', async () => {
    const api = await scenario({
      answers: { 'GET /v1/dashboard/creator/pacing': { status: 503, body: {} } },
    });
    const element = await fedCard('pacing', aCard('pacing'));
    element.baseUrl = api.base;
    element.answer = aCard('pacing');
    element.data = null;
    await until(() => words(element).includes('The days of this flight could not be loaded.'));
    await api.control({ answers: {} });
    button(element, 'Try again')?.click();
    await drawn(element);
  });

  it('shows more flights, and says when they could not be had', async () => {
    const card = aCard('pacing');
    if (!card.data) throw new Error('no flights');
    const [first, ...others] = card.data.flights;
    const page = (flights: unknown, next_cursor: string | null) => ({
      ...card,
      data: { ...card.data, flights, next_cursor },
    });
    const { api, element } = await givenCard('pacing', { cards: { pacing: page([first], 'next') } });
    const shown = () => element.shadowRoot?.querySelectorAll('.flight').length;
    const more = await until(() => button(element, 'Show more'));
    await api.control({ answers: { 'GET /v1/dashboard/creator/pacing': { status: 503, body: {} } } });
    more.click();
    await until(() => words(element, '[role=alert]').startsWith('The next flights could not be loaded'));
    expect(shown()).to.equal(1);
    await api.control({ answers: {}, cards: { pacing: page(others, null) } });
    button(element, 'Try again')?.click();
    await until(() => shown() === others.length + 1);
    expect(words(element, '[role=alert]')).to.equal('');
    expect(button(element, 'Show more')).to.equal(null);
    const asked = await api.asked('GET', '/dashboard/creator/pacing');
    expect(asked.map(({ query }) => query.cursor)).to.include.members(['next']);
  });

  it('tells the page which order the reader wants to see', async () => {
    const { element } = await givenCard('pacing');
    const opened: unknown[] = [];
    element.addEventListener('podflight-io-opened', ({ detail }) => opened.push(detail));
    (await until(() => button(element, 'Open the order'))).click();
    expect(opened).to.deep.equal([
      { insertion_order_id: null, io_id: 'io-1', io_number: aCard('pacing').data?.flights[0]?.io_number },
    ]);
  });
});
