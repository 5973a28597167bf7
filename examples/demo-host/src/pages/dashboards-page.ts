import { type Html, html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { layout } from './layout.ts';

const DASHBOARDS = [
  {
    persona: 'creator',
    label: 'Creator',
    about: 'How booked flights deliver, what they earn, and what is owed.',
    cards: html`<podflight-creator-cards></podflight-creator-cards>`,
  },
  {
    persona: 'advertiser',
    label: 'Advertiser',
    about: 'Which shows fit, what a thousand impressions cost, and what is free.',
    cards: html`<podflight-advertiser-cards></podflight-advertiser-cards>`,
  },
  {
    persona: 'ops',
    label: 'Ad operations',
    about: 'What deals will bring, why they are lost, and whether the numbers can be trusted.',
    cards: html`<podflight-ops-cards></podflight-ops-cards>`,
  },
] as const;
type Persona = (typeof DASHBOARDS)[number]['persona'];

/** What of the page's address narrows the cards, and is kept from one dashboard to the next. */
const FILTERS = ['podcast_id', 'advertiser_id', 'from', 'to', 'currency'] as const;

/** Where the cards' own steps lead on this platform. */
const GOES_TO = [
  'podflight-io-requested=/orders/new',
  'podflight-io-opened=/orders?q={io_number}',
  'podflight-makegood-requested=/orders?q={io_number}',
  'podflight-ad-units-requested=/orders/new',
  'podflight-matches-requested=/matches',
  'podflight-deals-requested=/deals',
  'podflight-import-requested=/imports',
].join(' ');

/** `/dashboards/creator`, `/dashboards/advertiser` and `/dashboards/ops`. */
export function dashboardPage(persona: Persona) {
  return async (call: Call) => {
    const shown = DASHBOARDS.find((one) => one.persona === persona) ?? DASHBOARDS[0];
    const asked = new URLSearchParams(
      FILTERS.flatMap((name) => {
        const value = call.url.searchParams.get(name);
        return value ? [[name, value]] : [];
      }),
    );
    const attributes = [...asked].map(([name, value]) => html` ${name.replace('_', '-')}="${value}"`);
    const content = html`<podflight-provider base-url="/api" data-filters="${FILTERS.join(' ')}" data-goes-to="${GOES_TO}"${attributes}>
      <div class="head-row">
        <div class="head"><h1>${shown.label}</h1><p>${shown.about}</p></div>
        <podflight-card-filters></podflight-card-filters>
      </div>
      <nav class="tabs" aria-label="Dashboards">${DASHBOARDS.map((one) => tab(one, one.persona === persona, asked))}</nav>
      ${shown.cards}
    </podflight-provider>`;
    const title = `${shown.label} dashboard`;
    return page(layout(call, { title, section: '/dashboards', content, elements: true, wide: true }));
  };
}

function tab({ persona, label }: (typeof DASHBOARDS)[number], here: boolean, asked: URLSearchParams): Html {
  const query = asked.size > 0 ? `?${asked}` : '';
  return html`<a href="/dashboards/${persona}${query}" ${here && html`aria-current="page"`}>${label}</a>`;
}
