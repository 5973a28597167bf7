import { type Html, html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { dataThrough, downloadsByShow } from '../numbers/tenant-numbers.ts';
import { lastDays, type Window } from '../numbers/window.ts';
import { asDate, asDayMonth, inFull } from '../numbers/words.ts';
import { type Day, dayOf, daysBetween } from '../seed/calendar.ts';
import { changeBadge } from './change.ts';
import { areaChart, points, sparkline } from './charts.ts';
import { layout } from './layout.ts';

const WEEKS_SHOWN = 12;

type Show = { podcast_id: string; title: string; category: string | null; explicit: boolean };
type ShowWindow = { show: Show; byDay: ReadonlyMap<Day, number>; window: Window };

/** `/`: all shows of the tenant, by their last 28 days of numbers. */
export async function overviewPage(call: Call) {
  const { db, visitor } = call;
  const { tenant_id, name } = visitor.tenant;
  const shows = await db
    .selectFrom('podcasts')
    .select(['podcast_id', 'title', 'category', 'explicit'])
    .where('tenant_id', '=', tenant_id)
    .execute();
  const through = await dataThrough(db, tenant_id);
  const content = through
    ? await numbers(call, shows, through)
    : html`<section class="card empty"><h2>No numbers yet</h2><p>Import a file of daily numbers and this page fills up.</p><a class="button" href="/imports">Go to imports</a></section>`;
  const body = html`<div class="head"><h1>Overview</h1><p>${name}, ${shows.length} shows</p></div>${content}`;
  return page(layout(call, { title: 'Overview', section: '/', content: body }));
}

async function numbers({ db, visitor }: Call, shows: Show[], through: Day): Promise<Html> {
  const rows = await downloadsByShow(db, visitor.tenant.tenant_id, { through, days: WEEKS_SHOWN * 7 });
  const windows = shows
    .map((show): ShowWindow => {
      const own = rows.filter(({ podcast_id }) => podcast_id === show.podcast_id);
      const byDay = new Map(own.map(({ day, downloads }) => [day, downloads]));
      return { show, byDay, window: lastDays(byDay, through, 28) };
    })
    .sort((a, b) => b.window.total - a.window.total);
  const all = new Map<Day, number>();
  for (const { day, downloads } of rows) all.set(day, (all.get(day) ?? 0) + downloads);
  const window = lastDays(all, through, 28);
  return html`<section class="card" aria-labelledby="all-shows">
    <h2 id="all-shows">Downloads, all shows</h2>
    <p class="figure"><strong data-total>${inFull(window.total)}</strong> ${changeBadge(window.change)}
      <span class="beside">28 days to ${asDate(through)}, against the 28 before</span></p>
    ${areaChart(points(all, through, WEEKS_SHOWN * 7), { label: `Downloads a day over the ${WEEKS_SHOWN} weeks to ${asDate(through)}`, unit: 'Downloads' })}
    <p class="meaning">${meaning(windows, through)}</p>
  </section>
  <section class="card flush" aria-labelledby="shows">
    <h2 id="shows">Shows</h2>
    <table class="shows">
      <thead><tr><th scope="col">Show</th><th scope="col" class="number">Last 28 days</th><th scope="col">Change</th><th scope="col" class="wide">${WEEKS_SHOWN} weeks</th></tr></thead>
      <tbody>${windows.map((one) => showRow(one, through))}</tbody>
    </table>
  </section>`;
}

function showRow({ show, byDay, window }: ShowWindow, through: Day): Html {
  return html`<tr>
    <th scope="row"><a class="name" href="/shows/${show.podcast_id}">${show.title}</a> <span class="tag">${show.category}${show.explicit && ' · Explicit'}</span></th>
    <td class="number">${inFull(window.total)}</td>
    <td>${changeBadge(window.change)}</td>
    <td class="wide">${sparkline(points(byDay, through, WEEKS_SHOWN * 7))}</td>
  </tr>`;
}

/** The one sentence under the chart: what to do, or else what moved most. */
function meaning(windows: readonly ShowWindow[], through: Day): Html {
  const behind = daysBetween(through, dayOf(new Date())) - 1;
  if (behind > 0) {
    const days = behind === 1 ? 'Yesterday is' : `The ${behind} days after ${asDayMonth(through)} are`;
    return html`${days} not in yet. <a href="/imports">Import the newest numbers</a>.`;
  }
  const moved = windows
    .filter(({ window }) => window.change !== null)
    .sort((a, b) => Math.abs(b.window.change ?? 0) - Math.abs(a.window.change ?? 0))[0];
  if (!moved?.window.change) return html`Everything up to yesterday is in.`;
  const way = moved.window.change > 0 ? 'grew' : 'fell';
  return html`Everything up to yesterday is in. <a href="/shows/${moved.show.podcast_id}">${moved.show.title}</a> ${way} most.`;
}
