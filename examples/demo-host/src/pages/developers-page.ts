import { readFileSync } from 'node:fs';
import { type Html, html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { layout } from './layout.ts';
import { recentEvents } from './recent-events.ts';

const MOUNT = readFileSync(new URL('../mount-podflight.ts', import.meta.url), 'utf8').trim();

/** `/developers`: how this platform took Podflight in, by the very code that runs. */
export async function developersPage(call: Call) {
  const { slug } = call.visitor.tenant;
  const origin = `http://${call.request.headers.host ?? 'localhost:4000'}`;
  const content = html`<div class="head"><h1>Developers</h1><p>How Quayside took Podflight in. This is the code that answered this page.</p></div>
  <section class="card" aria-labelledby="mount"><h2 id="mount">One handler</h2>
    <p>The platform keeps its database, its sign-in and its pages. Podflight gets the connection and a function that says who is asking.</p>
    ${code('src/mount-podflight.ts', MOUNT)}</section>
  <section class="card" aria-labelledby="elements"><h2 id="elements">Elements in a page</h2>
    <p>A script, a provider, and the elements where they belong. Colours and type come from twelve custom properties.</p>
    ${code('The imports page', ELEMENTS)}</section>
  <section class="card" aria-labelledby="script"><h2 id="script">From a script</h2>
    <p>The demo takes a token that names the tenant and the role. The API describes itself in <a href="/api/v1/openapi.json">OpenAPI</a>.</p>
    ${code('A shell', shell(origin, slug))}</section>
  ${await recentEvents(call, 12)}`;
  return page(layout(call, { title: 'Developers', section: '/developers', content }));
}

function code(label: string, text: string): Html {
  return html`<figure class="code"><figcaption>${label}</figcaption><pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre></figure>`;
}

const ELEMENTS = `<script type="module" src="/assets/podflight/podflight.js"></script>

<podflight-provider base-url="/api">
  <podflight-csv-uploader></podflight-csv-uploader>
  <podflight-etl-health-card></podflight-etl-health-card>
  <podflight-import-history></podflight-import-history>
</podflight-provider>`;

function shell(origin: string, slug: string): string {
  return `TOKEN="Authorization: Bearer demo.${slug}.member"

curl -H "$TOKEN" ${origin}/host/podcasts
curl -H "$TOKEN" ${origin}/sample.csv -o numbers.csv
curl -H "$TOKEN" -H "Content-Type: text/csv" \\
     --data-binary @numbers.csv "${origin}/api/v1/etl/upload?mode=atomic"
curl -H "$TOKEN" ${origin}/api/v1/etl/status`;
}
