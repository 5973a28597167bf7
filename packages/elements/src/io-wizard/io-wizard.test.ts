import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { bookableDeals, slotTaken } from '../../dev/fake-inventory.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-io-wizard.ts';
import type { PodflightIoWizard } from './io-wizard.ts';

async function wizard(change: Record<string, unknown> = {}, campaign_id = '') {
  const api = await scenario({ deals_to_book: bookableDeals, ...change });
  const element = await fixture<PodflightIoWizard>(
    html`<podflight-io-wizard
      base-url=${api.base}
      lang="en"
      locale="en-GB"
      campaign-id=${campaign_id}
    ></podflight-io-wizard>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

const all = <T extends HTMLElement>(element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
const choice = (element: Element, label: string) =>
  all(element, 'label.choice')
    .find((one) => one.innerText.includes(label))
    ?.querySelector('input') ?? null;
const field = (element: Element, end: string, at = 0) =>
  all<HTMLInputElement>(element, `[data-field$="${end}"]`)[at] ?? null;
const heading = (element: Element) => words(element, '#step-title');

async function pick(element: Element, ...labels: string[]) {
  for (const label of labels) (await until(() => choice(element, label))).click();
  await next(element);
}

async function next(element: Element) {
  const before = heading(element);
  all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
  await until(() => heading(element) !== before);
  await until(() => !element.shadowRoot?.querySelector('.step .skeleton'));
}

function type(input: HTMLInputElement | null, value: string) {
  if (!input) throw new Error('There is no such field.');
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Goes on to the prices of the middle spot in two episodes. */
async function toPrices(element: Element) {
  await pick(element, 'Brightleaf');
  await pick(element, 'Mid-roll');
  await pick(element, 'water taxi', 'curling rink');
  await next(element);
}

async function toReview(element: Element) {
  await toPrices(element);
  type(field(element, ':impressions', 0), '20000');
  type(field(element, ':impressions', 1), '10000');
  await next(element);
}

describe('<podflight-io-wizard>', () => {
  beforeEach(() => localStorage.clear());

  it('books each ad unit in each episode as a line, and shows the order with its total', async () => {
    const { api, element } = await wizard();
    await toReview(element);
    expect(words(element, '.review-lines')).to.include('30,000').and.to.include('€840');
    setTimeout(() => button(element, 'Book 2 lines for €840')?.click());
    const { detail } = await oneEvent(element, 'podflight-io-booked');
    expect(detail.order.lines).to.have.length(2);
    await until(() => words(element, '.booked').includes('IO-2026-0042 is booked'));
    expect(words(element, '.booked')).to.include('€840');
    const [asked] = await api.asked('POST', '/io');
    const sent = JSON.parse(asked?.text ?? '');
    expect(sent.campaign_id).to.equal('deal-1');
    expect(
      sent.lines.map((line: any) => [line.ad_unit_id, line.episode_id, line.booked_impressions]),
    ).to.deep.equal([
      ['unit-mid', 'episode-1', 20_000],
      ['unit-mid', 'episode-2', 10_000],
    ]);
    expect(sent.lines[0].booked_cpm_cents).to.equal(2_800);
    button(element, 'Download PDF')?.click();
    await until(() => !element.shadowRoot?.querySelector('.booked [role="alert"]'));
    setTimeout(() => button(element, 'Open the order')?.click());
    const opened = await oneEvent(element, 'podflight-io-opened');
    expect(opened.detail.insertion_order_id).to.equal('order-42');
  });

  it('is worked through by keyboard alone, and says where one is', async () => {
    const { element } = await wizard();
    choice(element, 'Brightleaf')?.focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    await until(() => heading(element) === 'Ad units');
    await until(() => choice(element, 'Mid-roll'));
    expect(element.shadowRoot?.activeElement?.id).to.equal('step-title');
    expect(
      words(element, '[data-announcement]') ||
        element.shadowRoot?.querySelector('[data-announcement]')?.textContent,
    ).to.include('Step 2 of 6: Ad units');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    await until(() => heading(element) === 'Episodes');
    await until(() => choice(element, 'water taxi'));
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    await until(() => heading(element) === 'Flight');
    await until(() => field(element, 'first_day'));
    expect(words(element, '.summary')).to.include('Lines 1').and.to.include('Taken with the episode');
  });

  it('tells what is missing at its field, and puts the focus there', async () => {
    const { element } = await wizard();
    all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
    await until(() => words(element, '.problem').includes('Choose the deal'));
    await toPrices(element);
    all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
    await until(() => all(element, '.problem').length === 2);
    expect(element.shadowRoot?.activeElement?.getAttribute('data-field')).to.equal(
      'unit-mid/episode-1:impressions',
    );
    expect(field(element, ':impressions', 0)?.getAttribute('aria-describedby')).to.equal(
      all(element, '.problem')[0]?.id,
    );
  });

  it('shows availability, projection and cost as one types', async () => {
    const { api, element } = await wizard();
    await toPrices(element);
    expect(words(element, '.summary')).to.include('2 of 2 free').and.to.include('Projected 42,300');
    type(field(element, ':impressions', 0), '30000');
    await until(() => words(element, '.summary').includes('€840'));
    expect(words(element, '.summary')).to.include('a makegood is likely');
    const before = (await api.asked('GET', '/io/availability')).length;
    field(element, ':first_day')?.closest('details')?.toggleAttribute('open', true);
    for (const day of ['2027-03-01', '2027-03-02', '2027-03-03']) {
      type(field(element, ':last_day'), '2027-03-30');
      type(field(element, ':first_day'), day);
      await aTimeout(20);
    }
    await aTimeout(500);
    const asked = (await api.asked('GET', '/io/availability')).slice(before);
    expect(asked.map(({ query }) => query.from)).to.deep.equal(['2027-03-03']);
  });

  it('offers alternatives for a slot that was taken meanwhile, and loses nothing', async () => {
    const { api, element } = await wizard({ answers: { 'POST /v1/io': slotTaken(0) } });
    await toReview(element);
    setTimeout(() => button(element, 'Book 2 lines for €840')?.click());
    const { detail } = await oneEvent(element, 'podflight-io-slot-taken');
    expect(detail.lines[0].line).to.equal(0);
    await until(() => words(element, '.review-lines').includes('This slot was taken'));
    expect(words(element, '.review-lines')).to.include('20,000').and.to.include('10,000');
    button(element, 'Post-roll 30 in this episode')?.click();
    await until(() => !words(element, '.review-lines').includes('This slot was taken'));
    expect(words(element, '.review-lines')).to.include('Post-roll 30').and.to.include('20,000');
    await api.control({ answers: {} });
    all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
    await until(() => words(element, '.booked').includes('is booked'));
    const sent = JSON.parse((await api.asked('POST', '/io')).at(-1)?.text ?? '');
    expect(sent.lines.map((line: any) => line.ad_unit_id)).to.deep.equal(['unit-post', 'unit-mid']);
  });

  it('shows what the server finds at the field that it means', async () => {
    const errors = [{ path: 'lines.1.promo_code', code: 'io.promo_code_taken', message: 'TEA47 is taken.' }];
    const body = { status: 409, code: 'io.promo_code_taken', detail: 'Line 2: TEA47 is taken.', errors };
    const { element } = await wizard({ answers: { 'POST /v1/io': { status: 409, body } } });
    await toReview(element);
    setTimeout(() => button(element, 'Book 2 lines for €840')?.click());
    const { detail } = await oneEvent(element, 'podflight-io-failed');
    expect(detail.code).to.equal('io.promo_code_taken');
    await until(() => words(element, '.below-row').includes('TEA47 is taken.'));
    button(element, 'Change this line')?.click();
    await until(() => heading(element) === 'Price');
    const code = field(element, ':promo_code', 1);
    expect(code?.closest('details')?.open).to.equal(true);
    expect(code?.ariaInvalid).to.equal('true');
  });

  it('keeps the draft over a reload, for its own tenant alone, until it is booked', async () => {
    const first = await wizard();
    await toReview(first.element);
    first.element.remove();
    const other = await wizard({ features: features('lantern') });
    expect(heading(other.element)).to.equal('Deal');
    other.element.remove();
    const again = await wizard();
    await until(() => heading(again.element) === 'Review');
    await until(() => words(again.element, '.review-lines').includes('€840'));
    expect(words(again.element, '.restored')).to.include('Your draft from just now is back.');
    all<HTMLButtonElement>(again.element, 'form [type="submit"]')[0]?.click();
    await until(() => words(again.element, '.booked').includes('is booked'));
    again.element.remove();
    const { element } = await wizard();
    expect(heading(element)).to.equal('Deal');
    expect(all(element, '.restored')).to.have.length(0);
  });

  it('starts with the deal of its attribute, and without one lets deals be searched', async () => {
    const { element } = await wizard({}, 'deal-2');
    await until(() => words(element, '.summary').includes('Tallybook'));
    expect(choice(element, 'Tallybook')?.checked).to.equal(true);
    const search = all<HTMLInputElement>(element, 'input[type="search"]')[0] ?? null;
    type(search, 'kestrel');
    await until(() => !choice(element, 'Northern Mutual'));
    expect(words(element, '.choices')).to.include('Kestrel');
  });

  it('holds slots until a time, which the button and the order say', async () => {
    const { api, element } = await wizard();
    await pick(element, 'Brightleaf');
    await pick(element, 'Mid-roll');
    await pick(element, 'water taxi');
    all<HTMLInputElement>(element, '.hold input')[0]?.click();
    await until(() => field(element, 'hold_until'));
    await next(element);
    type(field(element, ':impressions'), '1000');
    await next(element);
    button(element, 'Hold 1 line')?.click();
    await until(() => words(element, '.booked').includes('IO-2026-0042 is held'));
    const sent = JSON.parse((await api.asked('POST', '/io'))[0]?.text ?? '');
    expect(Date.parse(sent.hold_until)).to.be.greaterThan(Date.now());
  });

  it('says what speaks against a code once the typing pauses, and asks once', async () => {
    const message = 'This code belongs to another advertiser or show.';
    const problems = [{ problem: 'taken', severity: 'error', message }];
    const body = { in_use: [], suggestions: [], checked: { code: 'TEA47', available: false, problems } };
    const { api, element } = await wizard({ answers: { 'GET /v1/io/promo-codes': { status: 200, body } } });
    await toPrices(element);
    for (const code of ['TEA', 'TEA4', 'TEA47']) type(field(element, ':promo_code', 0), code);
    await until(() => words(element, '[id^="verdict-"]').includes(message));
    expect(field(element, ':promo_code', 0)?.getAttribute('aria-invalid')).to.equal('true');
    const asked = await api.asked('GET', '/io/promo-codes');
    expect(asked.map(({ query }) => query.code)).to.deep.equal(['TEA47']);
  });

  it('says so when no code can be suggested, and keeps what was typed', async () => {
    const body = { status: 503, code: 'tenant.connection_dirty', detail: 'The database is busy.' };
    const { element } = await wizard({ answers: { 'GET /v1/io/promo-codes': { status: 503, body } } });
    await toPrices(element);
    for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
    button(element, 'Suggest')?.click();
    await until(() => words(element, 'form').includes('No code could be suggested: The database is busy.'));
  });

  it('gives a line a promo code and a link, once it is said where the link leads', async () => {
    const { api, element } = await wizard();
    await toPrices(element);
    for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
    all<HTMLButtonElement>(element, '.joined .button')[0]?.click();
    await until(() => field(element, ':promo_code', 0)?.value);
    type(field(element, ':vanity_slug', 0), 'tea');
    type(field(element, ':impressions', 0), '20000');
    type(field(element, ':impressions', 1), '10000');
    all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
    await until(() => words(element, 'fieldset.line').includes('Enter where the link leads.'));
    type(field(element, ':target_url', 0), 'https://brightleaf-tea.example/podcast');
    await next(element);
    all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
    await until(() => words(element, '.booked').includes('https://pods.example/v/tea'));
    const [first, second] = JSON.parse((await api.asked('POST', '/io'))[0]?.text ?? '').lines;
    expect(first.promo_code).to.equal('LEDGER47');
    expect(first.vanity).to.deep.equal({ slug: 'tea', target_url: 'https://brightleaf-tea.example/podcast' });
    expect([second.promo_code, second.vanity]).to.deep.equal([null, null]);
  });

  it('removes a line and puts it back', async () => {
    const { element } = await wizard();
    await toPrices(element);
    for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
    all<HTMLButtonElement>(element, 'details > .link')[0]?.click();
    await until(() => all(element, 'fieldset.line').length === 1);
    button(element, 'Put 1 removed line back')?.click();
    await until(() => all(element, 'fieldset.line').length === 2);
  });

  it('says plainly when it is off, when one may only look, and when there is nothing to book', async () => {
    const off = await wizard({ features: { ...features('northwind'), features: {} } });
    expect(words(off.element)).to.include('ENABLE_IO_BOOKINGS');
    const viewer = await wizard({ features: { ...features('northwind'), role: 'viewer' } });
    expect(words(viewer.element)).to.include('You can look at orders but not book them');
    const none = await wizard({ deals_to_book: [] });
    expect(words(none.element)).to.include('No deal is ready for an order');
  });

  it('has no accessibility problem in any step, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      localStorage.clear();
      const { element } = await wizard({ answers: { 'POST /v1/io': slotTaken(0) } });
      await expect(element).to.be.accessible();
      await pick(element, 'Brightleaf');
      await expect(element).to.be.accessible();
      await pick(element, 'Mid-roll');
      await expect(element).to.be.accessible();
      await pick(element, 'water taxi', 'curling rink');
      await expect(element).to.be.accessible();
      await next(element);
      for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
      all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
      await until(() => all(element, '.problem').length > 0);
      await expect(element).to.be.accessible();
      type(field(element, ':impressions', 0), '20000');
      type(field(element, ':impressions', 1), '10000');
      await next(element);
      all<HTMLButtonElement>(element, 'form [type="submit"]')[0]?.click();
      await until(() => words(element, '.review-lines').includes('This slot was taken'));
      await expect(element).to.be.accessible();
    }
    await emulateMedia({ colorScheme: 'light' });
  });
});

function features(tenant_id: string) {
  return { features: { ENABLE_IO_BOOKINGS: true }, role: 'member', tenant_id, limits: {} };
}
