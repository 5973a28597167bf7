import { html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { layout } from './layout.ts';
import { recentEvents } from './recent-events.ts';

/** `/orders`: Podflight's list of what is booked, of it what has the address's `q`. */
export async function ordersPage(call: Call) {
  const q = call.url.searchParams.get('q') ?? '';
  const content = html`<div class="head"><h1>Orders</h1><p>What is booked, how it delivers, and what is owed where it fell short.</p></div>
  <podflight-provider base-url="/api" data-goes-to="podflight-io-requested=/orders/new">
    <podflight-io-list ${q !== '' && html`q="${q}"`}></podflight-io-list>
  </podflight-provider>
  ${await recentEvents(call, 5)}`;
  return page(layout(call, { title: 'Orders', section: '/orders', content, elements: true, wide: true }));
}

/** `/orders/new`: Podflight's wizard, for the deal or the spot that the address names, if it does. */
export async function newOrderPage(call: Call) {
  const asked = call.url.searchParams;
  const deal = asked.get('deal') ?? '';
  const spot = spotOf(asked);
  const content = html`<div class="head"><h1>New order</h1><p>From a deal to booked slots. Nothing is sold twice.</p></div>
  <podflight-provider base-url="/api" data-goes-to="podflight-io-opened=/orders">
    <podflight-io-wizard ${deal !== '' && html`campaign-id="${deal}"`} ${spot && html`spot="${JSON.stringify(spot)}"`}></podflight-io-wizard>
  </podflight-provider>`;
  return page(layout(call, { title: 'New order', section: '/orders', content, elements: true }));
}

/** `?podcast=…&spot=…&day=…&episode=…&advertiser=…` as the wizard takes it. */
function spotOf(asked: URLSearchParams) {
  const [podcast_id, ad_unit_id, day] = ['podcast', 'spot', 'day'].map((name) => asked.get(name));
  if (!podcast_id || !ad_unit_id || !day) return null;
  return {
    podcast_id,
    ad_unit_id,
    day,
    episode_ids: asked.getAll('episode'),
    advertiser_id: asked.get('advertiser'),
  };
}
