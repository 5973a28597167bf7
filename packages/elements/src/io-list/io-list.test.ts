import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { slotTaken } from '../../dev/fake-inventory.mjs';
import { bookedLine } from '../../dev/fake-lines.mjs';
import { scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-io-list.ts';
import type { PodflightIoList } from './io-list.ts';

const SHORT = { status: 'makegood', allowed_actions: ['makegood', 'resolve'], delivered_impressions: 15_420 };

async function list(change: Record<string, unknown> = {}) {
  const api = await scenario(change);
  const element = await fixture<PodflightIoList>(
    html`<podflight-io-list base-url=${api.base} locale="en-GB"></podflight-io-list>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

const all = <T extends HTMLElement>(element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
const row = (element: Element, number: string) =>
  all<HTMLTableRowElement>(element, 'tbody tr').find((one) => one.innerText.includes(number)) ?? null;
const rowWords = (element: Element, number: string) =>
  (row(element, number)?.textContent ?? '').replace(/\s+/g, ' ');

async function act(element: Element, number: string, words_: string) {
  row(element, number)?.querySelector<HTMLButtonElement>('[aria-haspopup]')?.click();
  const items = row(element, number)?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]') ?? [];
  [...items].find((item) => item.innerText.includes(words_))?.click();
  await until(() => element.shadowRoot?.querySelector('dialog form'));
}

const items = (element: Element, number: string) =>
  [...(row(element, number)?.querySelectorAll('[role="menuitem"]') ?? [])].map((item) =>
    item.textContent?.trim(),
  );

describe('<podflight-io-list>', () => {
  it('lists lines with number, place, flight, cost, status and pacing', async () => {
    const { element } = await list();
    await until(() => rowWords(element, 'IO-2026-0039').includes('Behind'));
    expect(rowWords(element, 'IO-2026-0039'))
      .to.include('Northern Mutual Insurance')
      .and.to.include('Pre-roll 30')
      .and.to.include('18,000')
      .and.to.include('10,780')
      .and.to.include('60%')
      .and.to.include('€396')
      .and.to.include('Active');
    expect(rowWords(element, 'IO-2026-0041')).to.include('On hold').and.to.include('No episode yet');
    expect(rowWords(element, 'IO-2026-0036')).to.include('Makegood owed').and.to.include('Short');
    expect(rowWords(element, 'IO-2026-0033')).to.include('Cancelled').and.to.include('€186');
  });

  it('shows the lines though their pacing cannot be had', async () => {
    const { element } = await list({ answers: { 'GET /v1/io/pacing': { status: 503, body: {} } } });
    await aTimeout(200);
    expect(rowWords(element, 'IO-2026-0039')).to.include('€396');
  });

  it('asks for what is filtered and sorted by, once one stops typing', async () => {
    const { api, element } = await list();
    const search = all<HTMLInputElement>(element, 'input[type="search"]')[0];
    for (const q of ['n', 'no', 'northern']) {
      if (search) search.value = q;
      search?.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await until(() => all(element, 'tbody tr').length === 3);
    expect((await api.asked('GET', '/io')).map(({ query }) => query.q ?? '')).to.deep.equal(['', 'northern']);
    const [status] = all<HTMLSelectElement>(element, 'select');
    if (status) status.value = 'completed';
    status?.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => all(element, 'tbody tr').length === 1);
    all<HTMLButtonElement>(element, 'th .sort')[1]?.click();
    await until(() => element.sort === '-booked_impressions');
    expect(all(element, 'th[aria-sort="descending"]')).to.have.length(1);
    await aTimeout(100);
    expect((await api.asked('GET', '/io')).at(-1)?.query).to.include({
      q: 'northern',
      status: 'completed',
      sort: '-booked_impressions',
    });
  });

  it('filters by all shows and deals that there are, not only by those on the page', async () => {
    const deals = Array.from({ length: 120 }, (_, n) => ({
      ...{ id: `deal-${n}`, name: `Deal ${n}`, detail: null },
    }));
    const podcasts = ['one', 'two'].map((id) => ({ id, name: 'The Daily', detail: id }));
    const { api, element } = await list({ choices: { podcasts, deals } });
    const options = (at: number) => [...(all<HTMLSelectElement>(element, 'select')[at]?.options ?? [])];
    await until(() => options(2).length > 100);
    expect(options(1).map(({ text }) => text)).to.deep.equal([
      ...['All shows', 'The Daily · one', 'The Daily · two'],
    ]);
    expect(options(2).at(-1)?.text).to.equal('And more: search by name');
    element.campaign_id = 'deal-119';
    await until(() => all<HTMLSelectElement>(element, 'select')[2]?.selectedOptions[0]?.text === 'Deal 119');
    const asked = await api.asked('GET', '/choices/deals');
    expect(asked.map(({ query }) => query.ids ?? '')).to.deep.equal(['', 'deal-119']);
  });

  it('keeps what is typed when something is chosen before the typing pauses', async () => {
    const { element } = await list();
    const [search] = all<HTMLInputElement>(element, 'input[type="search"]');
    if (search) search.value = 'northern';
    search?.dispatchEvent(new Event('input', { bubbles: true }));
    const [status] = all<HTMLSelectElement>(element, 'select');
    if (status) status.value = 'active';
    status?.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => element.status === 'active');
    expect(element.q).to.equal('northern');
  });

  it('loads page after page', async () => {
    const { element } = await list({ ios: Array.from({ length: 60 }, (_, n) => bookedLine(n + 1)) });
    expect(all(element, 'tbody tr')).to.have.length(25);
    all<HTMLButtonElement>(element, '.foot button')[0]?.click();
    await until(() => all(element, 'tbody tr').length === 50);
  });

  it('shows what a cancellation costs before it is confirmed, then what it came to', async () => {
    const { api, element } = await list();
    await until(() => rowWords(element, 'IO-2026-0038').includes('At risk'));
    await act(element, 'IO-2026-0038', 'Cancel');
    expect(words(element, 'dialog')).to.include('€448').and.to.include('24 of 30 days are owed');
    expect(words(element, 'dialog')).to.include('No longer due €112').and.to.include('14 days of notice');
    const reason = all<HTMLInputElement>(element, 'dialog [name="reason"]')[0];
    if (reason) reason.value = 'Budget cut';
    setTimeout(() => all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0]?.click());
    const { detail } = await oneEvent(element, 'podflight-io-cancelled');
    expect(detail).to.deep.equal({ io_id: 'io-38', payable_cents: 24_000 });
    await until(() => rowWords(element, 'IO-2026-0038').includes('Cancelled'));
    const asked = (await api.asked('POST', '/io/io-38/cancel')).at(-1);
    expect(JSON.parse(asked?.text ?? '')).to.include({ reason: 'Budget cut', revision: 1 });
    expect(items(element, 'IO-2026-0038')).to.deep.equal(['Download PDF']);
  });

  it('keeps the line when the dialog is left, and gives the focus back', async () => {
    const { api, element } = await list();
    await act(element, 'IO-2026-0038', 'Cancel');
    await sendKeys({ press: 'Escape' });
    await until(() => !element.shadowRoot?.querySelector('dialog'));
    const asked = await api.asked('POST', '/io/io-38/cancel');
    expect(asked.filter(({ text }) => !JSON.parse(text).dry_run)).to.have.length(0);
    const label = element.shadowRoot?.activeElement?.getAttribute('aria-label');
    expect(label).to.equal('Actions for IO-2026-0038, line 1');
  });

  it('suggests how large a makegood is and what it is worth, and offers what is free', async () => {
    const { api, element } = await list({ answers: { 'POST /v1/io/io-36/makegood': slotTaken(0) } });
    await until(() => rowWords(element, 'IO-2026-0036').includes('Short'));
    await act(element, 'IO-2026-0036', 'makegood');
    expect(words(element, 'dialog')).to.include('4,580').and.to.include('worth €128.24');
    const submit = () => all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0];
    expect(submit()?.innerText).to.equal('Book 4,580 impressions');
    submit()?.click();
    const free = await until(() =>
      all(element, 'dialog .small.button').find((one) => one.innerText.includes('Post-roll')),
    );
    free.click();
    await api.control({ answers: {} });
    setTimeout(() => submit()?.click(), 50);
    const { detail } = await oneEvent(element, 'podflight-io-makegood-booked');
    expect(detail).to.deep.equal({ io_id: 'io-36', makegood_io_id: 'io-77' });
    const sent = JSON.parse((await api.asked('POST', '/io/io-36/makegood')).at(-1)?.text ?? '');
    expect(sent).to.include({ ad_unit_id: 'unit-post', episode_id: 'episode-1', reason: 'underdelivery' });
  });

  it('sizes a makegood anew by its reason, and does not offer one that the server would not book', async () => {
    const { element } = await list({
      ios: [
        bookedLine(36, {
          ...SHORT,
          blockers: [{ code: 'makegood_open', message: 'One is booked already.' }],
        }),
      ],
    });
    await act(element, 'IO-2026-0036', 'makegood');
    expect(words(element, 'dialog')).to.include('One is booked already.');
    expect(all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0]?.disabled).to.equal(true);
    const [reason] = all<HTMLSelectElement>(element, 'dialog select');
    if (reason) reason.value = 'too_short';
    reason?.dispatchEvent(new Event('change'));
    await until(() => words(element, 'dialog').includes('Book 20,000 impressions'));
  });

  it('says what a credit comes to before it is given, then that the line is completed', async () => {
    const { api, element } = await list();
    await act(element, 'IO-2026-0036', 'Credit or waive');
    expect(words(element, 'dialog'))
      .to.include('Credited to the advertiser €128.24')
      .and.to.include('Nothing stays owed; the line is completed.')
      .and.to.include('Impressions settled 4,580');
    const note = all<HTMLInputElement>(element, 'dialog [name="note"]')[0];
    if (note) note.value = 'Agreed on Monday';
    setTimeout(() => all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0]?.click());
    const { detail } = await oneEvent(element, 'podflight-io-resolved');
    expect(detail).to.deep.equal({ io_id: 'io-36', resolution: 'credit', credit_cents: 12_824 });
    await until(() => rowWords(element, 'IO-2026-0036').includes('Completed'));
    expect(words(element, '[data-announcement]')).to.equal('IO-2026-0036: what was owed is settled.');
    const sent = JSON.parse((await api.asked('POST', '/io/io-36/resolve')).at(-1)?.text ?? '');
    expect(sent).to.deep.equal({ resolution: 'credit', impressions: 4_580, note: 'Agreed on Monday' });
  });

  it('settles a part by keyboard alone, as an adjustment of the invoice, and says what stays owed', async () => {
    const { api, element } = await list();
    await act(element, 'IO-2026-0036', 'Credit or waive');
    all<HTMLInputElement>(element, 'dialog [value="credit"]')[0]?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '1000' });
    await until(() => words(element, 'dialog').includes('Take €28 off the invoice'));
    expect(words(element, 'dialog'))
      .to.include('3,580 impressions stay owed')
      .and.to.include('Still owed after it 3,580');
    expect((await api.asked('POST', '/io/io-36/resolve')).length).to.be.lessThan(5);
    await sendKeys({ press: 'Enter' });
    await until(() => !element.shadowRoot?.querySelector('dialog'));
    expect(rowWords(element, 'IO-2026-0036')).to.include('Makegood owed');
    expect(words(element, '[data-announcement]')).to.equal('IO-2026-0036: 3,580 impressions stay owed.');
  });

  it('waives without money, warns of a makegood that is booked already, and refuses more than is owed', async () => {
    const { element } = await list({ ios: [bookedLine(36, { ...SHORT, open_makegoods: 1 })] });
    await act(element, 'IO-2026-0036', 'Credit or waive');
    expect(words(element, 'dialog')).to.include('A makegood is booked for this already.');
    all<HTMLInputElement>(element, 'dialog [value="waived"]')[0]?.click();
    await until(() => words(element, 'dialog').includes('Waive 4,580 impressions'));
    const [part] = all<HTMLInputElement>(element, 'dialog input[type="number"]');
    if (part) part.value = '9000';
    part?.dispatchEvent(new Event('input'));
    await until(() => words(element, 'dialog [role="alert"]').includes('at most 4580'));
    expect(all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0]?.disabled).to.equal(true);
  });

  it('makes a hold a booking, with what it will cost in sight', async () => {
    const { api, element } = await list();
    await act(element, 'IO-2026-0041', 'Confirm');
    expect(words(element, 'dialog')).to.include('Will be due €560');
    setTimeout(() => all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0]?.click());
    const { detail } = await oneEvent(element, 'podflight-io-confirmed');
    expect(detail).to.deep.equal({ io_id: 'io-41' });
    await until(() => rowWords(element, 'IO-2026-0041').includes('Scheduled'));
    const [asked] = await api.asked('PATCH', '/io/io-41');
    expect(JSON.parse(asked?.text ?? '')).to.deep.equal({ hold_until: null, revision: 1 });
  });

  it('notes who accepted a revision, with what it changes in sight', async () => {
    const { api, element } = await list();
    await act(element, 'IO-2026-0040', 'revision');
    expect(words(element, 'dialog')).to.include('booked impressions 20000 → 24000');
    const by = all<HTMLInputElement>(element, 'dialog [name="accepted_by"]')[0];
    if (by) by.value = 'Ines Carvalho';
    all<HTMLButtonElement>(element, 'dialog [type="submit"]')[0]?.click();
    await until(() => !element.shadowRoot?.querySelector('dialog'));
    const [asked] = await api.asked('POST', '/io/io-40/accept');
    expect(JSON.parse(asked?.text ?? '')).to.deep.equal({ revision: 2, accepted_by: 'Ines Carvalho' });
  });

  it('is worked by keyboard: the menu opens, moves and closes', async () => {
    const { element } = await list();
    row(element, 'IO-2026-0040')?.querySelector<HTMLButtonElement>('[aria-haspopup]')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.shadowRoot?.activeElement?.textContent?.includes('Download PDF'));
    await sendKeys({ press: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement?.textContent).to.include('Accept revision');
    await sendKeys({ press: 'End' });
    expect(element.shadowRoot?.activeElement?.textContent).to.include('Cancel line');
    await sendKeys({ press: 'Escape' });
    await until(() => element.shadowRoot?.activeElement?.getAttribute('aria-haspopup') === 'menu');
  });

  it('lets a viewer look and download, and nothing else', async () => {
    const features = { features: { ENABLE_IO_BOOKINGS: true }, role: 'viewer', limits: {} };
    const { element } = await list({ features });
    expect(items(element, 'IO-2026-0038')).to.deep.equal(['Download PDF']);
    expect(words(element, '.head')).to.not.include('New order');
  });

  it('says when nothing is booked, nothing is found, it is off, or it fails', async () => {
    const none = await list({ ios: [] });
    expect(words(none.element)).to.include('Nothing is booked yet');
    const found = await list();
    found.element.q = 'nobody has this';
    await until(() => words(found.element).includes('No line matches these filters'));
    const off = await list({ features: { features: {}, role: 'member', limits: {} } });
    expect(words(off.element)).to.include('ENABLE_IO_BOOKINGS');
    const body = { status: 503, code: 'tenant.connection_dirty', detail: 'The database is busy.' };
    const failed = await list({ answers: { 'GET /v1/io': { status: 503, body } } });
    expect(words(failed.element)).to.include('The database is busy.');
  });

  it('has rows of 40 px, and cards at 320 px that do not overflow', async () => {
    const { element } = await list();
    element.style.width = '1240px';
    await aTimeout(50);
    expect(row(element, 'IO-2026-0040')?.offsetHeight).to.equal(40);
    element.style.width = '304px';
    await aTimeout(50);
    expect(row(element, 'IO-2026-0040')?.offsetHeight).to.be.greaterThan(80);
    expect(element.scrollWidth).to.be.at.most(304);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no accessibility problem, ${colorScheme}, with each dialog`, async function () {
      this.timeout(30_000);
      await emulateMedia({ colorScheme });
      const { element } = await list();
      await until(() => rowWords(element, 'IO-2026-0039').includes('Behind'));
      await expect(element).to.be.accessible();
      for (const [number, words_] of [
        ['IO-2026-0038', 'Cancel'],
        ['IO-2026-0036', 'makegood'],
        ['IO-2026-0036', 'Credit or waive'],
        ['IO-2026-0040', 'revision'],
      ] as const) {
        await act(element, number, words_);
        await expect(element).to.be.accessible();
        await sendKeys({ press: 'Escape' });
        await until(() => !element.shadowRoot?.querySelector('dialog'));
      }
      await emulateMedia({ colorScheme: 'light' });
    });
  }
});
