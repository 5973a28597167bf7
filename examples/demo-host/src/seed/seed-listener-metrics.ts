import type { HostDb } from '../host-tables.ts';
import { addDays, type Day, daysFrom } from './calendar.ts';
import { dailyNumbers } from './daily-numbers.ts';
import { insertRows } from './insert-rows.ts';
import type { PlannedShow } from './planned-shows.ts';
import { random } from './random.ts';

/** Eight weeks of what the platform's own players reported, a row per show, day, metric and platform. */
export async function seedListenerMetrics(
  owner: HostDb,
  seeding: { tenant_id: string; shows: readonly PlannedShow[]; firstDay: Day },
): Promise<void> {
  const { tenant_id, shows, firstDay } = seeding;
  const rows = shows.flatMap((show) =>
    daysFrom(addDays(firstDay, -56), addDays(firstDay, -1)).flatMap((day) => {
      const draw = random(`players ${show.podcast_id} ${day}`);
      const web = dailyNumbers(show, day, firstDay).filter(({ source }) => source === 'web');
      const plays = web.reduce((sum, line) => sum + line.downloads, 0);
      return (['web', 'ios', 'android'] as const).flatMap((platform) => {
        const started = Math.round(plays * { web: 0.5, ios: 0.3, android: 0.2 }[platform] * draw.around(0.1));
        const common = {
          timestamp: `${day}T23:59:00Z`,
          tenant_id,
          podcast_id: show.podcast_id,
          platform,
          metadata: {},
        };
        return [
          { ...common, metric_type: 'plays', value: started },
          { ...common, metric_type: 'minutes_listened', value: Math.round(started * (14 + draw.next() * 9)) },
        ];
      });
    }),
  );
  await insertRows(owner, 'listener_metrics', rows);
}
