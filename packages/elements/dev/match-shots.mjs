import { match } from './fake-matches.mjs';

const TAG = 'podflight-match-table';
const choices = { sponsors: [{ id: 'tea', name: 'Brightleaf Tea', detail: null }] };

const press = (selector) => (page) =>
  page.evaluate((css) => document.querySelector('main > *').shadowRoot.querySelector(css).click(), selector);
const at = (attributes) => (page) =>
  page.evaluate((all) => {
    const element = document.querySelector('main > *');
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  }, attributes);
const TEA = { 'advertiser-id': 'tea' };
const problems = [
  {
    path: 'podcasts.metadata.audience.geo.XX',
    code: 'unknown_country',
    message: 'Is no country. Give ISO 3166-1 alpha-2.',
  },
];
const detail = {
  stale: true,
  problems,
  current: { score: 61.2, range_low: 50, range_high: 70, coverage: 0.8, eligible: true },
};

/** Pictures of the table of matches. */
export const MATCH_SHOTS = {
  'matches-none-chosen': { tag: TAG, width: 1_120, control: { choices } },
  'matches-list': { tag: TAG, width: 1_120, control: { choices }, act: at({ ...TEA, picker: '' }) },
  'matches-open': { tag: TAG, width: 1_120, act: at({ ...TEA, 'match-id': 'match-1' }) },
  'matches-stale': {
    ...{ tag: TAG, width: 1_120, control: { match_detail: detail } },
    act: at({ ...TEA, 'match-id': 'match-5' }),
  },
  'matches-running': {
    ...{ tag: TAG, width: 1_120, control: { match_ms: null } },
    act: async (page) => {
      await at(TEA)(page);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await press('.head .button:last-child')(page);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
  },
  'matches-empty': { tag: TAG, width: 1_120, control: { matches: [] }, act: at(TEA) },
  'matches-failed': {
    tag: TAG,
    width: 1_120,
    control: { answers: { 'GET /v1/matches': { status: 503, body: {} } } },
    act: at(TEA),
  },
  'matches-many': {
    tag: TAG,
    width: 1_120,
    control: { matches: Array.from({ length: 60 }, (_, n) => match(n + 1)) },
    act: at(TEA),
  },
};
