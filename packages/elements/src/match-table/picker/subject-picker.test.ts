import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { button, scenario, until, words } from '../../../dev/scenario.ts';
import '../../define/podflight-match-table.ts';
import type { PodflightMatchTable } from '../match-table.ts';

const named = (id: string, name: string, detail: string | null = null) => ({ id, name, detail });
const MANY = Array.from({ length: 140 }, (_, n) => named(`s${n}`, `Sponsor ${String(n).padStart(3, '0')}`));
const choices = {
  sponsors: [named('tea', 'Brightleaf Tea', 'Leaf & Co'), named('tea2', 'Tea Time'), ...MANY],
  podcasts: [named('show-1', 'Field Kitchen')],
};

async function picker(change: Record<string, unknown> = {}, advertiser = '') {
  const api = await scenario({ choices, ...change });
  const element = await fixture<PodflightMatchTable>(
    html`<podflight-match-table picker base-url=${api.base} locale="en-GB" advertiser-id=${advertiser}></podflight-match-table>`,
  );
  const input = await until(() => element.shadowRoot?.querySelector<HTMLInputElement>('[role="combobox"]'));
  return { api, element, input };
}

const options = (element: Element) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role="option"]') ?? []),
];
const names = (element: Element) => options(element).map((one) => one.innerText.replace(/\s+/g, ' ').trim());
const marked = (element: Element, input: HTMLInputElement) => {
  const id = input.getAttribute('aria-activedescendant');
  return id ? (element.shadowRoot?.getElementById(id)?.innerText.trim() ?? 'nothing with this id') : null;
};

describe('the choice whose matches to see', () => {
  it('finds one of many on the server, and picks it by keys alone', async () => {
    const { api, element, input } = await picker();
    input.focus();
    expect(options(element)).to.have.length(0);
    await sendKeys({ type: 'tea' });
    await until(() => names(element).join() === 'Brightleaf Tea Leaf & Co,Tea Time');
    expect(input.ariaExpanded).to.equal('true');
    expect(marked(element, input)).to.match(/^Brightleaf Tea/);
    expect(words(element, '.names [role="status"]')).to.equal('2 names');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => marked(element, input) === 'Tea Time');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    await until(() => marked(element, input) === 'Tea Time');
    const told = oneEvent(element, 'podflight-match-subject-changed');
    await sendKeys({ press: 'Enter' });
    expect((await told).detail).to.deep.equal({ advertiser_id: 'tea2', podcast_id: '' });
    await until(() => input.value === 'Tea Time');
    expect(input.ariaExpanded).to.equal('false');
    expect(element.shadowRoot?.activeElement).to.equal(input);
    const asked = await api.asked('GET', '/choices/sponsors');
    expect(asked.map(({ query }) => query.q)).to.deep.equal(['tea']);
  });

  it('opens by pointer to the first names, and says that there are more', async () => {
    const { element, input } = await picker();
    input.click();
    await until(() => options(element).length === 50);
    expect(words(element, '.found')).to.include('The first 50 names; type more to find others.');
    options(element)[2]?.click();
    await until(() => element.advertiser_id === 's0');
    expect(input.value).to.equal('Sponsor 000');
  });

  it('knows the name of who was chosen by the page, though it is none of the first', async () => {
    const { api, element, input } = await picker({}, 's139');
    await until(() => input.value === 'Sponsor 139');
    element.advertiser_id = 's138';
    await until(() => input.value === 'Sponsor 138');
    expect((await api.asked('GET', '/choices/sponsors')).map(({ query }) => query.ids)).to.deep.equal([
      's139',
      's138',
    ]);
  });

  it('leaves who was chosen when nothing is picked: by Escape, and by going on', async () => {
    const { element, input } = await picker({}, 'tea');
    await until(() => input.value === 'Brightleaf Tea');
    for (const press of ['Escape', 'Tab']) {
      input.focus();
      await sendKeys({ type: 'x' });
      await sendKeys({ press });
      await until(() => input.value === 'Brightleaf Tea' && options(element).length === 0);
    }
    expect(element.advertiser_id).to.equal('tea');
  });

  it('picks none of the names of before while it looks for others', async () => {
    const { api, element, input } = await picker();
    input.focus();
    await sendKeys({ type: 'tea' });
    await until(() => options(element).length === 2);
    await api.control({ choices_ms: 300 });
    await sendKeys({ type: ' t' });
    await sendKeys({ press: 'Enter' });
    expect(element.advertiser_id).to.equal('');
    expect(element.shadowRoot?.querySelector('.found')?.getAttribute('aria-busy')).to.equal('true');
    await until(() => names(element).join() === 'Tea Time');
    await sendKeys({ press: 'Enter' });
    await until(() => element.advertiser_id === 'tea2');
  });

  it('says that it looks, that nobody has such a name, and that there is nobody at all', async () => {
    const { api, element, input } = await picker({ choices_ms: 200 });
    input.focus();
    await sendKeys({ type: 'zebra' });
    await until(() => words(element, '.found') === 'Looking…');
    await until(() => words(element, '.found') === 'No advertiser has “zebra” in its name.');
    await sendKeys({ press: 'Enter' });
    expect(element.advertiser_id).to.equal('');
    await api.control({ choices: {}, choices_ms: 0 });
    button(element, 'Advertisers for a show')?.click();
    await until(() => input.ariaLabel === 'Show');
    input.click();
    await until(() => words(element, '.found') === 'There are no shows yet.');
  });

  it('says that the names could not be loaded, and loads them when asked again by keys', async () => {
    const { api, element, input } = await picker({
      answers: { 'GET /v1/choices/sponsors': { status: 503, body: {} } },
    });
    input.focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(() => words(element, '.found [role="alert"]').startsWith('The names could not be loaded.'));
    await api.control({ answers: {} });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => options(element).length === 50);
    expect(element.shadowRoot?.activeElement).to.equal(input);
  });

  it('lets one turn to the other side, whose names are others', async () => {
    const { element, input } = await picker({}, 'tea');
    await until(() => input.value === 'Brightleaf Tea');
    const told = oneEvent(element, 'podflight-match-subject-changed');
    button(element, 'Advertisers for a show')?.click();
    expect((await told).detail).to.deep.equal({ advertiser_id: '', podcast_id: '' });
    await until(() => input.value === '');
    input.click();
    await until(() => names(element).join() === 'Field Kitchen');
  });

  it('says its words in another language', async () => {
    const { element, input } = await picker();
    element.messages = {
      match_advertiser: 'Werbekunde',
      match_no_advertiser: 'Kein Werbekunde heißt „{q}“.',
      match_for_show: 'Werbekunden für eine Sendung',
    };
    await until(() => input.ariaLabel === 'Werbekunde' && button(element, 'Werbekunden für eine Sendung'));
    input.focus();
    await sendKeys({ type: 'Öl' });
    await until(() => words(element, '.found') === 'Kein Werbekunde heißt „Öl“.');
  });

  it('has no axe violation while it is open, and stays in the window at 320 px', async () => {
    const { element, input } = await picker();
    element.style.inlineSize = '320px';
    input.click();
    await until(() => options(element).length === 50);
    await expect(element).to.be.accessible();
    const box = element.shadowRoot?.querySelector('.found')?.getBoundingClientRect();
    expect(box?.width).to.be.within(200, 320);
    expect(box?.bottom).to.be.at.most(innerHeight);
  });
});
