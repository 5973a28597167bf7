import { html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { layout } from './layout.ts';
import { recentEvents } from './recent-events.ts';

/** `/deals`: Podflight's board of the platform's campaigns. */
export async function dealsPage(call: Call) {
  const content = html`<div class="head"><h1>Deals</h1><p>Every campaign from the first talk to signed or lost. What you move here, Quayside’s campaigns know at once.</p></div>
  <podflight-provider base-url="/api"><podflight-deal-board></podflight-deal-board></podflight-provider>
  ${await recentEvents(call, 5)}`;
  return page(layout(call, { title: 'Deals', section: '/deals', content, elements: true, wide: true }));
}
