import { type Html, html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { asDayMonth, inFull } from '../numbers/words.ts';
import { sampleDays, sampleLines } from '../sample-files.ts';
import { layout } from './layout.ts';
import { recentEvents } from './recent-events.ts';

/** `/imports`: Podflight's elements in the platform's own page. */
export async function importsPage(call: Call) {
  const content = html`<div class="head"><h1>Imports</h1><p>Bring in daily numbers from Apple, Spotify and your own player.</p></div>
  <podflight-provider base-url="/api" class="imports">
    <div class="main">
      <podflight-csv-uploader></podflight-csv-uploader>
      ${await samples(call)}
    </div>
    <podflight-etl-health-card class="side"></podflight-etl-health-card>
    <podflight-import-history></podflight-import-history>
  </podflight-provider>
  ${await recentEvents(call, 5)}`;
  return page(layout(call, { title: 'Imports', section: '/imports', content, elements: true }));
}

async function samples(call: Call): Promise<Html> {
  const { from, to, isNew } = await sampleDays(call);
  const days = from === to ? asDayMonth(to) : `${asDayMonth(from)} to ${asDayMonth(to)}`;
  const rows = inFull((await sampleLines(call)).length);
  const first = isNew
    ? html`<a href="/sample.csv" download>the newest numbers</a> (${days}, ${rows} rows)`
    : html`<a href="/sample.csv" download>the last days again</a> (${days}, ${rows} rows, all of them known)`;
  return html`<p class="samples" id="samples" data-live>No file at hand? Download ${first}, or <a href="/sample-with-errors.csv" download>the same with mistakes</a> in it.</p>`;
}
