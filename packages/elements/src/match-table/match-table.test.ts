import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { match, matchDetail, matches } from '../../dev/fake-matches.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-match-table.ts';
import type { PodflightMatchTable } from './match-table.ts';

const VIEWER = { features: { ENABLE_MATCHMAKING: true }, tenant_id: 'northwind', role: 'viewer', limits: {} };

async function table(change: Record<string, unknown> = {}, advertiser = 'tea', opened = '') {
  const api = await scenario(change);
  const element = await fixture<PodflightMatchTable>(
    html`<podflight-match-table
      base-url=${api.base}
      locale="en-GB"
      advertiser-id=${advertiser}
      match-id=${opened}
    ></podflight-match-table>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

const all = <T extends HTMLElement>(element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
const rows = (element: Element) =>
  all(element, 'tbody .row').map((row) => row.innerText.replace(/\s+/g, ' '));
const detail = (element: Element) => words(element, '.detail');
const opened = (element: Element) => until(() => element.shadowRoot?.querySelector('.detail'));
const choose = (element: Element, at: number, value: string) => {
  const select = all<HTMLSelectElement>(element, 'select')[at];
  if (select) select.value = value;
  select?.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('<podflight-match-table>', () => {
  it('ranks shows with score, range, band, reasons, what bars them and what is provisional', async () => {
    const { api, element } = await table();
    expect(rows(element)[0]).to.match(/^Field Kitchen 68 54 to 74 Strong Strong fit \(68\/100\)/);
    expect(rows(element)[3]).to.include('18 to 79').and.to.include('Provisional');
    expect(rows(element)[4]).to.include('Not eligible: 8 of the last 20 episodes').and.not.to.include('Poor');
    expect((await api.asked('GET', '/matches'))[0]?.query).to.deep.equal({
      advertiser_id: 'tea',
      limit: '20',
    });
  });

  it('opens a row to what each signal rests on, in words with its numbers, down to the score', async () => {
    const { element } = await table();
    const told = oneEvent(element, 'podflight-match-opened');
    button(element, 'Why Field Kitchen scores 68')?.click();
    expect((await told).detail).to.deep.equal({
      match_id: 'match-1',
      podcast_id: 'show-1',
      advertiser_id: 'tea',
    });
    await opened(element);
    expect(detail(element))
      .to.include(
        '67.1% of the known audience is in the wanted markets: 51.8% United Kingdom, 15.3% Ireland.',
      )
      .and.to.include('Age fits to 58.7%. Not known: Gender. 403 listeners were asked.')
      .and.to.include('Food & Drink: the same topic, 50% of what is wanted; nothing near for the other 50%.')
      .and.to.include('94,299 impressions are free in mid-roll, 9 Dec 2026 to 2 Feb 2027; 20,000 are wanted.')
      .and.to.include('€29.16 per 1,000, the target is €27.00. Inventory is projected for 80% of these days.')
      .and.to.include('2 of 20 rated episodes are above “low” for obscenity.')
      .and.to.include('Past results 20% of the score not known Nothing is known of this yet.')
      .and.to.match(/\+11\.3.*Average pair 56\.5 Signals \+11\.2 Score 68\.4/);
  });

  it('says what would change it: what to find out, and single changes', async () => {
    const { element } = await table({}, 'tea', 'match-1');
    await opened(element);
    expect(detail(element))
      .to.include(
        'What campaigns here have sold The score would then be 54 to 74. Would come from orders by code or pixel.',
      )
      .and.to.include('Raise the target CPM from €27.00 to €29.16 70, 1.7 points more')
      .and.to.include('Take United States as a market too, where 27.4% of listeners live');
  });

  it('says that a score is old, what it would be, and recalculates that pair', async () => {
    const current = { score: 61.2, range_low: 50, range_high: 70, coverage: 0.8, eligible: true };
    const { api, element } = await table({ match_detail: { stale: true, current } }, 'tea', 'match-2');
    await opened(element);
    expect(detail(element)).to.include('It would now be 61.');
    await api.control({ match_detail: {} });
    button(element, 'Recalculate this pair')?.click();
    await until(() => !detail(element).includes('It would now be'));
    const [asked] = await api.asked('POST', '/match/recalculate');
    expect(asked?.query).to.deep.equal({ advertiser_id: 'tea', podcast_id: 'show-2' });
  });

  it('recalculates with progress, which can be stopped, and shows what came of it', async () => {
    const { api, element } = await table({
      match_ms: null,
      matches_after: [match(1, { score: 91, band: 'excellent' })],
    });
    button(element, 'Recalculate')?.click();
    await until(() => words(element).includes('2 of 5 pairs'));
    button(element, 'Stop')?.click();
    await until(() => words(element).includes('Stopped. What was done is kept'));
    await api.control({ match_ms: 0 });
    const told = oneEvent(element, 'podflight-matches-recalculated');
    button(element, 'Recalculate')?.click();
    await told;
    await until(() => rows(element)[0]?.includes('91'));
    expect(words(element)).to.include('All 5 pairs are up to date: 0 new, 2 changed, 3 as before.');
    expect(words(element, '[data-announcement]')).to.include('All 5 pairs are up to date');
  });

  it('says why a recalculation failed, and keeps the rows', async () => {
    const refused = { status: 403, code: 'forbidden_role', detail: 'Only members may.' };
    const answers = { 'POST /v1/match/recalculate': { status: 403, body: refused } };
    const { element } = await table({ answers });
    button(element, 'Recalculate')?.click();
    await until(() => words(element).includes('Not recalculated to the end. Only members may.'));
    expect(rows(element)).to.have.length(5);
  });

  it('narrows by band, by eligibility and by what is typed, and exports the same', async () => {
    const { api, element } = await table();
    choose(element, 0, 'fair');
    await until(() => rows(element).length === 2);
    choose(element, 0, '');
    choose(element, 1, 'false');
    await until(() => rows(element).length === 1);
    element.q = 'nobody';
    await until(() => words(element).includes('No match is like that'));
    button(element, 'CSV')?.click();
    await until(async () => (await api.asked('GET', '/matches.csv')).length > 0);
    button(element, 'Clear the filters')?.click();
    await until(() => rows(element).length === 5);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await api.asked('GET', '/matches.csv'))[0]?.query).to.deep.equal({
      ...{ advertiser_id: 'tea', eligible: 'false', q: 'nobody' },
    });
  });

  it('says above the rows that they are not what was asked for', async () => {
    const { api, element } = await table();
    await api.control({ answers: { 'GET /v1/matches': { status: 503, body: {} } } });
    choose(element, 0, 'fair');
    const said = await until(() => all(element, '[role="alert"]')[0]);
    expect(said.innerText).to.include('These matches may be out of date');
    const list = all(element, '.list')[0];
    expect(list && said.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.ok;
    await api.control({ answers: {} });
    said.querySelector('button')?.click();
    await until(() => rows(element).length === 2 && all(element, '[role="alert"]').length === 0);
  });

  it('has an empty state that works the matches out, for those who may', async () => {
    const { element } = await table({ matches: [], matches_after: matches });
    button(element, 'Work out the matches')?.click();
    await until(() => rows(element).length === 5);
    const { element: viewers } = await table({ matches: [], features: VIEWER });
    expect(button(viewers, 'Work out the matches')).to.equal(null);
    expect(button(viewers, 'Recalculate')).to.equal(null);
  });

  it('says that matches could not be loaded, and loads them when asked again', async () => {
    const { api, element } = await table({ answers: { 'GET /v1/matches': { status: 503, body: {} } } });
    await until(() => words(element).includes('This could not be loaded'));
    await api.control({ answers: {} });
    button(element, 'Try again')?.click();
    await until(() => rows(element).length === 5);
  });

  it('shows a match that was linked to though it is on a later page', async () => {
    const many = Array.from({ length: 60 }, (_, n) => match(n + 1));
    const { element } = await table({ matches: many }, 'tea', 'match-50');
    await opened(element);
    expect(rows(element)[0]).to.include('Show 50');
    button(element, 'Show more')?.click();
    await until(() => rows(element).length === 41);
  });

  it('shows what it is given without a server, and opens what has signals', async () => {
    const element = await fixture<PodflightMatchTable>(
      html`<podflight-match-table locale="en-GB" .data=${[matchDetail(match(1)), match(2)]}></podflight-match-table>`,
    );
    expect(all(element, '.toggle')).to.have.length(1);
    button(element, 'Why Field Kitchen scores 68')?.click();
    await opened(element);
    expect(button(element, 'Recalculate')).to.equal(null);
    element.band = 'fair';
    await element.updateComplete;
    expect(rows(element)).to.have.length(1);
  });

  it('speaks another language', async () => {
    const { element } = await table();
    element.locale = 'de';
    element.sentences = (reasons) => reasons.map(({ code }) => `Grund ${code}.`).join(' ');
    element.messages = { match_c_price: 'Ziel-TKP von {target} auf {rate} anheben', fit_strong: 'Stark' };
    element.match_id = 'match-1';
    await opened(element);
    expect(rows(element)[0]).to.include('Stark Grund verdict. Grund topic.for.');
    expect(detail(element)).to.include('Ziel-TKP von 27,00 € auf 29,16 € anheben').and.to.include('+11,3');
  });

  it('opens and closes by keyboard', async () => {
    const { element } = await table();
    all(element, '.toggle')[0]?.focus();
    await sendKeys({ press: 'Enter' });
    await opened(element);
    expect(all(element, '.toggle')[0]?.ariaExpanded).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await until(() => !element.shadowRoot?.querySelector('.detail'));
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no axe violation, ${colorScheme}, at 1,000 and at 320 px`, async () => {
      document.documentElement.style.colorScheme = 'light dark';
      await emulateMedia({ colorScheme });
      const { element } = await table({}, 'tea', 'match-1');
      await opened(element);
      element.style.inlineSize = '1000px';
      await expect(element).to.be.accessible();
      element.style.inlineSize = '320px';
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(320);
      await emulateMedia({ colorScheme: 'light' });
    });
  }
});
