import type { Day } from './calendar.ts';
import type { MetricLine } from './daily-numbers.ts';
import { csvLine, METRICS_HEADER } from './metrics-csv.ts';

type Slips = {
  /** Index of the first line to spoil; the others follow at distances. */
  from: number;
  /** A day that has not been yet. */
  tomorrow: Day;
  /** An episode id that is not the tenant's. */
  stranger: string;
};

/** The lines as a file in which eight rows have something wrong, each something else. */
export function withMistakes(lines: readonly MetricLine[], { from, tomorrow, stranger }: Slips): string {
  const slips: ((line: MetricLine) => string)[] = [
    (line) => cells({ ...line, downloads: -line.downloads }),
    (line) => cells({ ...line, downloads: '1.204.5' }),
    (line) => cells({ ...line, day: tomorrow }),
    (line) => cells({ ...line, completion_rate: '145%' }),
    (line) => cells({ ...line, episode_id: stranger }),
    (line) => cells({ ...line, episode_id: 'episode-12' }),
    (line) => cells({ ...line, day: line.day.slice(2).replaceAll('-', '/') }),
    (line) => csvLine(line).split(',').slice(0, 5).join(','),
  ];
  const step = Math.max(1, Math.floor((lines.length - from) / (slips.length + 1)));
  const rows = lines.map((line, index) => {
    const slip = (index - from) % step === 0 ? slips[(index - from) / step] : undefined;
    return slip ? slip(line) : csvLine(line);
  });
  return `${[METRICS_HEADER, ...rows].join('\n')}\n`;
}

/** A file that somebody saved without the episode column: refused as a whole. */
export function brokenFile(lines: readonly MetricLine[]): string {
  const rows = lines.slice(0, 30).map(({ day, source, downloads }) => `${day},${source},${downloads}`);
  return `${['day,source,downloads', ...rows].join('\n')}\n`;
}

function cells(line: { [C in keyof MetricLine]: MetricLine[C] | string }): string {
  // `csvLine` writes each value as it stands, whatever it is.
  return csvLine(line as MetricLine);
}
