import { html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { layout } from './layout.ts';

/** `/matches`: Podflight's matches of the advertiser or the show that the address names, and of one of them the details. */
export function matchesPage(call: Call) {
  const named = (name: string) => call.url.searchParams.get(name) ?? '';
  const [advertiser, podcast, match] = [named('advertiser'), named('podcast'), named('match')];
  const content = html`<div class="head"><h1>Matches</h1><p>Who fits whom, how sure that is, and why.</p></div>
  <podflight-provider base-url="/api">
    <podflight-match-table picker data-matches
      ${advertiser !== '' && html`advertiser-id="${advertiser}"`}
      ${podcast !== '' && html`podcast-id="${podcast}"`}
      ${match !== '' && html`match-id="${match}"`}></podflight-match-table>
  </podflight-provider>`;
  return page(layout(call, { title: 'Matches', section: '/matches', content, elements: true, wide: true }));
}
