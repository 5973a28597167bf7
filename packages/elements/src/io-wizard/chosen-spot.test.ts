import { expect, fixture, html } from '@open-wc/testing';
import { bookableDeals } from '../../dev/fake-inventory.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-io-wizard.ts';
import { addDays } from '../io-order/flight-day.ts';
import type { ChosenSpot } from './chosen-spot.ts';
import type { PodflightIoWizard } from './io-wizard.ts';

const DAY = addDays(new Date().toISOString().slice(0, 10), 9);
const SPOT: ChosenSpot = {
  ...{ podcast_id: 'show-1', ad_unit_id: 'unit-mid', day: DAY },
  ...{ episode_ids: ['episode-1'], advertiser_id: 'brand-1' },
};

async function wizardFor(spot: ChosenSpot) {
  const api = await scenario({ deals_to_book: bookableDeals });
  const element = await fixture<PodflightIoWizard>(
    html`<podflight-io-wizard base-url=${api.base} locale="en-GB" spot=${JSON.stringify(spot)}></podflight-io-wizard>`,
  );
  await until(() => choice(element, 'Brightleaf'));
  return { api, element };
}

const inputs = (element: Element) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('label.choice input') ?? []),
];
const choice = (element: Element, label: string) =>
  inputs(element).find((input) => input.labels?.[0]?.innerText.includes(label));
const chosen = (element: Element) =>
  inputs(element)
    .filter(({ checked }) => checked)
    .map(({ labels }) => labels?.[0]?.querySelector<HTMLElement>('.strong')?.innerText);
const heading = (element: Element) => words(element, '#step-title');

async function next(element: Element) {
  const before = heading(element);
  element.shadowRoot?.querySelector<HTMLButtonElement>('form [type="submit"]')?.click();
  await until(() => heading(element) !== before && !element.shadowRoot?.querySelector('.step .skeleton'));
}

describe('a spot that was chosen elsewhere', () => {
  beforeEach(() => localStorage.clear());

  it('fills in ad unit, episode and first day of the order, once its deal is chosen', async () => {
    const { element } = await wizardFor(SPOT);
    choice(element, 'Brightleaf')?.click();
    await next(element);
    expect(chosen(element)).to.deep.equal(['Mid-roll 60']);
    await next(element);
    expect(chosen(element)).to.deep.equal(['The water taxi that kept its prices']);
    await next(element);
    const first = element.shadowRoot?.querySelector<HTMLInputElement>('[data-field="first_day"]');
    expect(first?.value).to.equal(DAY);
    await next(element);
    expect(words(element, '.step')).to.include('Mid-roll 60 in “The water taxi that kept its prices”');
  });

  it('lists deals of its show and advertiser alone, until all are asked for', async () => {
    const { api, element } = await wizardFor(SPOT);
    const of = async () => (await api.asked('GET', '/deals')).map(({ query }) => query.podcast_id ?? 'all');
    const [asked] = await api.asked('GET', '/deals');
    expect(asked?.query).to.include({ podcast_id: 'show-1', sponsor_id: 'brand-1' });
    expect(await of()).to.deep.equal(['show-1', 'show-1', 'show-1']);
    button(element, 'List all deals')?.click();
    await until(() => !button(element, 'List all deals'));
    for (let tries = 0; tries < 50 && (await of()).length < 6; tries++);
    expect((await of()).slice(3)).to.deep.equal(['all', 'all', 'all']);
  });

  it('comes before another draft, and after its own', async () => {
    const other = await wizardFor({ ...SPOT, ad_unit_id: 'unit-pre' });
    choice(other.element, 'Brightleaf')?.click();
    await next(other.element);
    other.element.remove();
    const { element } = await wizardFor(SPOT);
    expect(heading(element)).to.equal('Deal');
    choice(element, 'Tallybook')?.click();
    await next(element);
    await next(element);
    element.remove();
    const api = await scenario({ deals_to_book: bookableDeals });
    const again = await fixture<PodflightIoWizard>(
      html`<podflight-io-wizard base-url=${api.base} .spot=${SPOT}></podflight-io-wizard>`,
    );
    await until(() => heading(again) === 'Episodes');
  });
});
