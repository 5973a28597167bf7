import { type Html, html } from '../http/html.ts';
import type { Call } from '../http/route.ts';
import { asMoment, inFull } from '../numbers/words.ts';

type Event = { type: string; happened_at: Date; data: Record<string, unknown> };

/** What Podflight told the platform, from the platform's own event log. */
export async function recentEvents({ db, visitor }: Call, count: number): Promise<Html> {
  const events = await db
    .selectFrom('platform_events')
    .select(['type', 'happened_at', 'data'])
    .where('tenant_id', '=', visitor.tenant.tenant_id)
    .orderBy('happened_at', 'desc')
    .limit(count)
    .execute();
  const body =
    events.length === 0
      ? html`<p class="empty">Nothing has happened yet. An import adds a line here within seconds.</p>`
      : html`<table class="events"><thead><tr><th scope="col">When (UTC)</th><th scope="col">Type</th><th scope="col">What it says</th></tr></thead>
        <tbody>${events.map(eventRow)}</tbody></table>`;
  return html`<section class="card flush" aria-labelledby="events" id="recent-events" data-live><h2 id="events">Recent events</h2>${body}</section>`;
}

function eventRow({ type, happened_at, data }: Event): Html {
  return html`<tr><td class="when">${asMoment(happened_at)}</td><td><code>${type}</code></td><td>${sentence(type, data)}</td></tr>`;
}

function sentence(type: string, data: Record<string, unknown>): string {
  const count = (name: string) => inFull(Number(data[name] ?? 0));
  if (type === 'etl.import_completed') {
    return `${count('records_inserted')} rows new, ${count('records_updated')} changed, ${count('records_unchanged')} as before, ${count('episode_count')} episodes touched`;
  }
  if (type === 'deal.stage_changed') {
    return `From ${data.from} to ${data.to}${data.actor_id ? `, by ${data.actor_id}` : ''}`;
  }
  if (type === 'io.scheduled') {
    return `${data.io_number} books ${count('booked_impressions')} impressions from ${String(data.flight_start).slice(0, 10)}`;
  }
  if (type === 'io.delivered') {
    const [delivered, booked] = [count('delivered_impressions'), count('booked_impressions')];
    return `${data.io_number} delivered ${delivered} of ${booked}${data.outcome === 'short' ? ': a makegood is owed' : ''}`;
  }
  return String(data.message ?? '');
}
