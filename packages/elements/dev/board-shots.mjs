import { dayFromNow, deal, manyDeals } from './fake-deals.mjs';

const ROTTING = { days_in_stage: 23, rotting: true };
const DEALS = [
  deal({ days_in_stage: 0 }),
  deal({ ...ROTTING, name: 'Northern Mutual and the four seasons of The Night Ferry, with a bonus episode' }),
  deal({ amount_cents: null, expected_close: null, sponsor_name: null, name: 'Kestrel Bikes, first talks' }),
  deal({ stage: 'qualified', amount_cents: 1_250_000 }),
  deal({ stage: 'qualified', ...ROTTING, expected_close: dayFromNow(-4) }),
  deal({ stage: 'qualified', amount_cents: 480_000, currency: 'USD' }),
  deal({ stage: 'proposal' }),
  deal({ stage: 'proposal', expected_close: null }),
  deal({ stage: 'negotiation', amount_cents: 2_400_050, slip_count: 2 }),
  ...manyDeals(40),
];
const HISTORY = [
  ['qualified', 'negotiation', 6, 'ines@northwind.fm', null, 2],
  ['proposal', 'qualified', 12, 'robin@northwind.fm', 'They want a smaller flight first', 8],
  ['qualified', 'proposal', 9, null, null, 20],
  ['lead', 'qualified', 4, 'robin@northwind.fm', null, 29],
].map(([from_stage, to_stage, days_in_previous_stage, actor_id, reason, ago], n) => ({
  ...{ revision: 4 - n, from_stage, to_stage, days_in_previous_stage, actor_id, reason },
  ...{ by_host: actor_id === null, override: false, loss_reason: null, loss_note: null },
  changed_at: new Date(Date.now() - ago * 86_400_000).toISOString(),
}));

const board = (own) => ({
  tag: 'podflight-deal-board',
  width: 1400,
  height: 860,
  control: { deals: DEALS },
  ...own,
});
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Presses something of the board; `stage` first, where one column has room. */
const act = (stage, what) => async (page) => {
  await page.evaluate(
    (chosen, selector) => {
      const element = document.querySelector('podflight-deal-board');
      element.stage = chosen;
      const column = element.shadowRoot.querySelector(`.column[data-stage=${chosen}]`);
      requestAnimationFrame(() => column.querySelector(selector).click());
    },
    stage,
    what,
  );
  await wait(200);
};
const choose = (stage, to) => async (page) => {
  await act(stage, '.more')(page);
  await page.evaluate(
    (target) =>
      document.querySelector('podflight-deal-board').shadowRoot.querySelector(`[data-to=${target}]`).click(),
    to,
  );
};
const carry = async (page) => {
  const box = await page.evaluate(() => {
    const root = document.querySelector('podflight-deal-board').shadowRoot;
    const at = (selector) => {
      const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    const wide = root.querySelector('.column[data-stage=proposal]').offsetWidth > 0;
    return {
      from: at('.column[data-stage=lead] .deal'),
      to: at(`${wide ? '.column' : '.tabs button'}[data-stage=qualified]`),
    };
  });
  await page.mouse.move(box.from.x, box.from.y);
  await page.mouse.down();
  await page.mouse.move(box.to.x - 40, box.to.y, { steps: 6 });
};

/** The deal board in its states, for `screenshots.mjs`. */
export const BOARD_SHOTS = {
  'board-full': board({}),
  'board-carry': board({ act: carry }),
  'board-menu': board({ act: act('lead', '.deal:nth-child(3) .more') }),
  'board-lose': board({ act: choose('qualified', 'lost') }),
  'board-back': board({ act: choose('proposal', 'qualified') }),
  'board-win': board({ act: choose('negotiation', 'won') }),
  'board-details': board({
    control: { deals: DEALS, deal_history: HISTORY },
    act: act('negotiation', '.name'),
  }),
  'board-conflict': board({
    act: async (page) => {
      await page.evaluate((all) => {
        const base = document.querySelector('podflight-deal-board').getAttribute('base-url');
        const deals = all.map((each) => ({
          ...each,
          revision: 7,
          stage: each.stage === 'lead' ? 'negotiation' : each.stage,
        }));
        return fetch(base.replace('/api', '/control'), { method: 'POST', body: JSON.stringify({ deals }) });
      }, DEALS);
      await choose('lead', 'qualified')(page);
    },
  }),
  'board-viewer': board({
    control: {
      deals: DEALS,
      features: { features: { ENABLE_DEAL_PIPELINE: true }, role: 'viewer', limits: {} },
    },
  }),
  'board-loading': board({ control: { deals: DEALS, deals_ms: 4_000 } }),
  'board-empty': board({ control: { deals: [] } }),
  'board-off': board({ control: { features: { features: {}, role: 'member', limits: {} } } }),
  'board-error': board({
    control: {
      answers: {
        'GET /v1/deals': {
          status: 503,
          body: { code: 'x', detail: 'The database is busy. Try again in a moment.' },
        },
      },
    },
  }),
};
