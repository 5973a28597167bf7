import { html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { layout } from './layout.ts';

/** What is not there, or is another tenant's: the two look alike. */
export function notFoundPage(call: Call) {
  const content = html`<section class="card empty"><h1>There is nothing here</h1><p>The page does not exist for ${call.visitor.tenant.name}. It may belong to another publisher.</p><a class="button" href="/">Go to the overview</a></section>`;
  return page(layout(call, { title: 'Not found', section: '', content }), 404);
}
