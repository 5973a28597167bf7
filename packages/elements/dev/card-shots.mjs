import { emptyCard, failedCard } from './fake-cards.mjs';

/** The cards: their tag, name, what is missing when they are empty, and how wide they are on a dashboard. */
const CARDS = [
  ['pacing', 'podflight-pacing-card', 'pacing', 'no_flights', 1_120],
  ['revenue', 'podflight-sponsor-revenue-card', 'sponsor_revenue', 'no_bookings', 640],
  ['makegoods', 'podflight-makegoods-card', 'makegoods_pending', 'no_makegoods', 640],
  ['fit', 'podflight-audience-fit-card', 'audience_fit', 'no_matches', 640],
  ['cpm', 'podflight-projected-cpm-card', 'projected_cpm', 'no_bookings', 640],
  ['calendar', 'podflight-inventory-calendar-card', 'inventory_calendar', 'no_ad_units', 1_120],
  ['forecast', 'podflight-pipeline-forecast-card', 'pipeline_forecast', 'no_deals', 1_120],
  ['winloss', 'podflight-win-loss-card', 'win_loss', 'nothing_closed', 640],
  ['health', 'podflight-etl-health-card', 'etl_health', 'never_imported', 640],
];

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const choose = (index) => async (page) => {
  await page.evaluate((n) => {
    const root = document.querySelector('main > *').shadowRoot;
    root.querySelector('[popovertarget=menu]').click();
    if (n >= 0) root.querySelectorAll('[role=menuitem]')[n].click();
  }, index);
  await wait(200);
};
const cursor = async (page) => {
  await page.evaluate(() => {
    const chart = document.querySelector('main > *').shadowRoot.querySelector('[data-chart]');
    chart?.focus();
    chart?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  });
};

/** Every card with data, as a table, empty, failed, late and off, and the dashboards, for `screenshots.mjs`. */
export const CARD_SHOTS = Object.fromEntries([
  ...CARDS.flatMap(([name, tag, card, code, width]) => [
    [`card-${name}`, { tag, width, print: true }],
    [`card-${name}-table`, { tag, width, act: choose(0) }],
    [`card-${name}-empty`, { tag, width, control: { cards: { [card]: emptyCard(card, code) } } }],
    [`card-${name}-failed`, { tag, width, control: { cards: { [card]: failedCard(card) } } }],
  ]),
  ['card-pacing-cursor', { tag: 'podflight-pacing-card', width: 1_120, act: cursor }],
  ['card-forecast-cursor', { tag: 'podflight-pipeline-forecast-card', width: 1_120, act: cursor }],
  ['card-menu', { tag: 'podflight-win-loss-card', width: 640, act: choose(-1) }],
  ['card-loading', { tag: 'podflight-pacing-card', width: 1_120, control: { cards_ms: 5_000 } }],
  [
    'card-off',
    {
      tag: 'podflight-win-loss-card',
      width: 640,
      control: { features: { features: {}, role: 'viewer', limits: {} } },
    },
  ],
  ...['creator', 'advertiser', 'ops'].flatMap((persona) => [
    [`board-of-${persona}`, { tag: `podflight-${persona}-cards`, width: 1_360, print: true }],
    [`wall-of-${persona}`, { tag: `podflight-${persona}-cards`, width: 1_920, wide: true }],
  ]),
]);
