import { type Html, html } from '../http/html.ts';
import { page } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { type EpisodeNumbers, episodeNumbers } from '../numbers/episode-numbers.ts';
import { dataThrough, downloadsByShow } from '../numbers/tenant-numbers.ts';
import { lastDays } from '../numbers/window.ts';
import { asDate, inFull } from '../numbers/words.ts';
import { dayOf } from '../seed/calendar.ts';
import { changeBadge } from './change.ts';
import { areaChart, points } from './charts.ts';
import { layout } from './layout.ts';
import { notFoundPage } from './not-found-page.ts';

const COLUMNS = [
  { key: 'published', label: 'Published' },
  { key: 'first_7', label: 'First 7 days' },
  { key: 'last_28', label: 'Last 28 days' },
  { key: 'all_time', label: 'All time' },
] as const;
type Column = (typeof COLUMNS)[number]['key'];

/** `/shows/:id`: one show and its episodes. */
export async function showPage(call: Call) {
  const { db, visitor, id } = call;
  const { tenant_id } = visitor.tenant;
  if (!/^[0-9a-f-]{36}$/.test(id)) return notFoundPage(call);
  const show = await db
    .selectFrom('podcasts')
    .select(['podcast_id', 'title', 'category', 'explicit', 'metadata'])
    .where('tenant_id', '=', tenant_id)
    .where('podcast_id', '=', id)
    .executeTakeFirst();
  if (!show) return notFoundPage(call);
  const through = (await dataThrough(db, tenant_id)) ?? dayOf(new Date());
  const rows = await downloadsByShow(db, tenant_id, { through, days: 84 });
  const byDay = new Map(rows.filter((row) => row.podcast_id === id).map((row) => [row.day, row.downloads]));
  const window = lastDays(byDay, through, 28);
  const episodes = await episodeNumbers(db, tenant_id, { podcast_id: id, through });
  const content = html`<div class="head"><p class="crumb"><a href="/">Overview</a></p><h1>${show.title}</h1>
    <p>${show.metadata.summary?.toString()} With ${show.metadata.host?.toString()}. <span class="tag">${show.category}${show.explicit && ' · Explicit'}</span></p></div>
  <section class="card" aria-labelledby="downloads">
    <h2 id="downloads">Downloads</h2>
    <p class="figure"><strong>${inFull(window.total)}</strong> ${changeBadge(window.change)}
      <span class="beside">28 days to ${asDate(through)}, against the 28 before</span></p>
    ${areaChart(points(byDay, through, 84), { label: `Downloads a day of ${show.title} over 12 weeks`, unit: 'Downloads' })}
    <p class="meaning">${best(episodes)}</p>
  </section>
  ${episodeTable(episodes, call)}`;
  return page(layout(call, { title: show.title, section: '/', content }));
}

function best(episodes: readonly EpisodeNumbers[]): Html {
  const top = episodes.toSorted((a, b) => (b.first_7 ?? 0) - (a.first_7 ?? 0))[0];
  if (!top?.first_7 || !top.published) return html`No episode has had its first seven days yet.`;
  return html`The strongest start was “${top.title}” on ${asDate(top.published)}: ${inFull(top.first_7)} downloads in seven days.`;
}

function episodeTable(episodes: readonly EpisodeNumbers[], { url }: Call): Html {
  const asked = url.searchParams.get('sort');
  const sort = COLUMNS.find(({ key }) => key === asked)?.key ?? 'published';
  const rising = url.searchParams.get('order') === 'asc';
  const sorted = episodes.toSorted((a, b) => compare(a[sort], b[sort]) * (rising ? 1 : -1));
  return html`<section class="card flush" aria-labelledby="episodes">
    <h2 id="episodes">Episodes</h2>
    <table class="episodes">
      <thead><tr><th scope="col">Episode</th>${COLUMNS.map(({ key, label }) => header(key, label, sort, rising))}</tr></thead>
      <tbody>${sorted.map(episodeRow)}</tbody>
    </table>
  </section>`;
}

function header(key: Column, label: string, sort: Column, rising: boolean): Html {
  const chosen = key === sort;
  const order = chosen && !rising ? 'asc' : 'desc';
  const state = chosen ? (rising ? 'ascending' : 'descending') : 'none';
  const arrow = chosen ? (rising ? ' ↑' : ' ↓') : '';
  return html`<th scope="col" class="number" aria-sort="${state}"><a class="sort" href="?sort=${key}&order=${order}#episodes">${label}<span aria-hidden="true">${arrow}</span></a></th>`;
}

function episodeRow({ title, published, first_7, last_28, all_time }: EpisodeNumbers): Html {
  const upcoming = published === null || published > dayOf(new Date());
  const figure = (label: string, value: number | null) =>
    html`<td class="number" data-label="${label}">${value === null ? html`<span class="none" title="No numbers yet">–</span>` : inFull(value)}</td>`;
  return html`<tr><th scope="row">${title} ${upcoming && html`<span class="tag">Scheduled</span>`}</th>
    <td class="number" data-label="Published">${published && asDate(published)}</td>
    ${figure('First 7 days', first_7)}${figure('Last 28 days', last_28)}${figure('All time', all_time)}</tr>`;
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
