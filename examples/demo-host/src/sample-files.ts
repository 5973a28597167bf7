import { sql } from 'kysely';
import type { HostDb } from './host-tables.ts';
import { csvFile, problem } from './http/reply.ts';
import type { Call } from './http/route.ts';
import { dataThrough } from './numbers/tenant-numbers.ts';
import { addDays, type Day, dayOf, daysFrom } from './seed/calendar.ts';
import { dailyNumbers, type MetricLine } from './seed/daily-numbers.ts';
import { metricsCsv } from './seed/metrics-csv.ts';
import { withMistakes } from './seed/mistakes.ts';
import { plannedShows } from './seed/planned-shows.ts';
import { tenantPlans } from './seed/tenant-plans.ts';

const MOST_DAYS = 60;

/** The days of the sample: those that are not in yet, up to yesterday; the last three when all are. */
export async function sampleDays({ db, visitor }: Call): Promise<{ from: Day; to: Day; isNew: boolean }> {
  const to = addDays(dayOf(new Date()), -1);
  const through = await dataThrough(db, visitor.tenant.tenant_id);
  if (through !== null && through >= to) return { from: addDays(to, -2), to, isNew: false };
  const oldest = addDays(to, 1 - MOST_DAYS);
  const next = through === null ? oldest : addDays(through, 1);
  return { from: next > oldest ? next : oldest, to, isNew: true };
}

/** The sample's lines: what the tenant's shows did on those days, the same however often one asks. */
export async function sampleLines(call: Call): Promise<MetricLine[]> {
  const { from, to } = await sampleDays(call);
  const plan = tenantPlans.find(({ slug }) => slug === call.visitor.tenant.slug);
  if (!plan) return [];
  const firstDay = await firstDayOf(call.db);
  const shows = plannedShows(plan, firstDay);
  return daysFrom(from, to).flatMap((day) => shows.flatMap((show) => dailyNumbers(show, day, firstDay)));
}

export async function sampleCsv(call: Call) {
  const { to } = await sampleDays(call);
  return csvFile(`daily-${to}.csv`, metricsCsv(await sampleLines(call)));
}

export async function sampleWithErrorsCsv(call: Call) {
  const { to } = await sampleDays(call);
  const other = call.tenants.find(({ slug }) => slug !== call.visitor.tenant.slug);
  const stranger = other && (await episodeOf(call.db, other.tenant_id));
  if (!stranger)
    return problem(404, 'No sample', 'The demo has no second publisher to borrow an episode from.');
  const text = withMistakes(await sampleLines(call), { from: 6, tomorrow: addDays(to, 3), stranger });
  return csvFile(`daily-${to}-with-errors.csv`, text);
}

/** The day that the demo's data was made on. */
async function firstDayOf(db: HostDb): Promise<Day> {
  const { rows } = await sql<{ day: Day }>`
    select to_char(first_day, 'YYYY-MM-DD') as day from demo_installation`.execute(db);
  return rows[0]?.day ?? dayOf(new Date());
}

async function episodeOf(db: HostDb, tenant_id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('episodes as e')
    .innerJoin('podcasts as p', 'p.podcast_id', 'e.podcast_id')
    .select('e.episode_id')
    .where('p.tenant_id', '=', tenant_id)
    .orderBy('e.episode_id')
    .executeTakeFirst();
  return row?.episode_id;
}
