import { expect } from '@open-wc/testing';
import { importRecord, problems } from '../dev/fake-data.mjs';
import { deal } from '../dev/fake-deals.mjs';
import { button, scenario, until, words } from '../dev/scenario.ts';

const TAGS = [
  'podflight-csv-uploader',
  'podflight-import-history',
  'podflight-etl-health-card',
  'podflight-deal-board',
  'podflight-io-list',
  'podflight-io-wizard',
  'podflight-match-table',
  'podflight-card-filters',
  'podflight-creator-cards',
  'podflight-advertiser-cards',
  'podflight-ops-cards',
] as const;

describe('all elements on a page with a strict content security policy and trusted types', () => {
  let frame: HTMLIFrameElement;
  after(() => frame.remove());

  it('work, and break no rule', async () => {
    const report = { records_failed: 3, errors: problems(3) };
    const api = await scenario({
      imports: [importRecord({ file_name: 'a.csv', records_failed: 3 })],
      deals: [deal({ name: 'Tea' })],
      report,
    });
    frame = document.createElement('iframe');
    frame.src = api.base.replace('/api', '/page');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument;
    if (!page) throw new Error('no page');
    const broken: string[] = [];
    page.addEventListener('securitypolicyviolation', (event) =>
      broken.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
    const provider = page.createElement('podflight-provider');
    provider.setAttribute('base-url', api.base);
    const [uploader, history, health, board] = TAGS.map((tag) =>
      provider.appendChild(page.createElement(tag)),
    );
    page.body.append(provider);
    if (!uploader || !history || !health || !board) throw new Error('no elements');

    await until(() => button(uploader, 'Choose a file'));
    if (!('take' in uploader)) throw new Error('not upgraded');
    uploader.take(new File(['day,source\n1,2\n'], 'n.csv'));
    (await until(() => button(uploader, 'Check first'))).click();
    (await until(() => words(uploader).includes('3 problems') && button(uploader, 'Import now'))).click();
    await until(() => words(uploader).includes('rejected'));
    (await until(() => button(history, 'Details of a.csv'))).click();
    await until(() => words(history).includes('3 problems'));
    await until(() => health.shadowRoot?.querySelector('canvas'));
    (await until(() => button(board, 'Move Tea to…'))).click();
    const lost = await until(() =>
      board.shadowRoot?.querySelector<HTMLElement>('.menu:popover-open [data-to=lost]'),
    );
    lost.click();
    await until(() => words(board, '.ask[open]').includes('Why was it lost?'));
    for (const tag of TAGS.slice(-3)) {
      const dashboard = page.querySelector(tag);
      const cards = [...(dashboard?.shadowRoot?.querySelectorAll('[data-card]') ?? [])];
      expect(cards).to.have.length(3);
      for (const card of cards) {
        await until(() => words(card, '[part=figure]'));
        (await until(() => menuItemOf(card, 'Download picture'))).click();
        await until(() => !words(card).includes('could not be made'));
      }
    }
    await until(() =>
      page
        .querySelector('podflight-creator-cards')
        ?.shadowRoot?.querySelector('podflight-pacing-card')
        ?.shadowRoot?.querySelector('canvas'),
    );
    expect(broken).to.deep.equal([]);
  });
});

function menuItemOf(element: Element, label: string): HTMLElement | null {
  const items = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  return items.find((each) => each.textContent?.trim() === label) ?? null;
}
