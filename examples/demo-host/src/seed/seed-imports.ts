import { importMetrics } from '@podflight/core/etl';
import type { HostDb } from '../host-tables.ts';
import { addDays, type Day, daysFrom } from './calendar.ts';
import { dailyNumbers, type MetricLine } from './daily-numbers.ts';
import { metricsCsv } from './metrics-csv.ts';
import { brokenFile, withMistakes } from './mistakes.ts';
import { plannedShows, tenantId } from './planned-shows.ts';
import type { TenantPlan } from './tenant-plan.ts';

type ImportedFile = { name: string; text: string; importedOn: Day; mode: 'atomic' | 'partial' };

/**
 * Imports a year of daily numbers as the tenant's people would have: a file a month, a file a week of
 * late, and the one or two that went wrong. Each goes through the product's own import, with the clock
 * set back to the day it is said to have been made.
 */
export async function seedImports(app: HostDb, plan: TenantPlan, firstDay: Day): Promise<void> {
  for (const file of importedFiles(plan, firstDay)) {
    const began = Date.now();
    const then = Date.parse(`${file.importedOn}T07:1${file.text.length % 10}:00Z`);
    const report = await importMetrics(
      {
        db: app,
        tenant_id: tenantId(plan),
        actor_id: file.mode === 'atomic' ? 'nightly-export' : 'robin',
        clock: () => new Date(then + Date.now() - began),
      },
      bytes(file.text),
      { file_name: file.name, mode: file.mode },
    );
    const meant = file.name.includes('draft') ? 'failed' : 'completed';
    if (report.status !== meant) {
      throw new Error(
        `The demo's file ${file.name} was ${report.status}, not ${meant}: ${report.error_message}`,
      );
    }
  }
}

function importedFiles(plan: TenantPlan, firstDay: Day): ImportedFile[] {
  const shows = plannedShows(plan, firstDay);
  const lines = (from: Day, to: Day): MetricLine[] =>
    daysFrom(from, to).flatMap((day) => shows.flatMap((show) => dailyNumbers(show, day, firstDay)));
  const lastDay = addDays(firstDay, -plan.dataLag);
  const weekly = addDays(lastDay, -27);

  const files: ImportedFile[] = [];
  for (const [from, to] of months(addDays(firstDay, -365), addDays(weekly, -1))) {
    const name = `daily-${from.slice(0, 7)}.csv`;
    files.push({ name, text: metricsCsv(lines(from, to)), importedOn: addDays(to, 2), mode: 'atomic' });
  }
  for (const n of [0, 1, 2, 3]) {
    const from = addDays(weekly, n * 7);
    const to = addDays(from, 6);
    const week = lines(from, to);
    const file = { name: `daily-${to}.csv`, importedOn: addDays(to, 1) };
    if (n === 1) files.push({ ...file, name: 'daily-draft.csv', text: brokenFile(week), mode: 'atomic' });
    if (n === 2) {
      const text = withMistakes(week, {
        from: 40,
        tomorrow: addDays(firstDay, 2),
        stranger: strangersEpisode(plan),
      });
      files.push({ ...file, text, mode: 'partial' });
    }
    files.push({ ...file, text: metricsCsv(week), mode: 'atomic' });
  }
  return files;
}

/** An id in the form of an episode's that is nobody's. */
export function strangersEpisode(plan: TenantPlan): string {
  return tenantId(plan);
}

/** The parts of `first`…`last` that each lie in one calendar month. */
function months(first: Day, last: Day): [Day, Day][] {
  const parts: [Day, Day][] = [];
  for (let from = first; from <= last; ) {
    const next = addDays(`${from.slice(0, 7)}-28`, 4).slice(0, 7);
    const end = addDays(`${next}-01`, -1);
    const to = end < last ? end : last;
    parts.push([from, to]);
    from = addDays(to, 1);
  }
  return parts;
}

function bytes(text: string): ReadableStream<Uint8Array> {
  return new Blob([text]).stream();
}
