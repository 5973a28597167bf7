import { shownCents } from '../check-io.ts';
import type { PrintedLine } from '../printed-io.ts';
import { type Column, putTable, type Row } from '../sheet/put-table.ts';
import { putHeading, type Stack } from '../sheet/put-text.ts';
import { STYLES } from '../sheet/sheet.ts';
import { said } from '../words.ts';
import type { Block } from './block.ts';

/** What is bought: one row for each booking, in the order of its number. */
export function putBookedLines(block: Block): void {
  const { sheet, io, words } = block;
  putHeading(sheet, words.lines, 70);
  const columns: Column[] = [
    { head: '#', share: 16 },
    { head: words.show, share: 150 },
    { head: words.placement, share: 92 },
    { head: `${words.flight}\n${io.time_zone}`, share: 80 },
    { head: words.impressions, share: 54, align: 'right' },
    { head: `${words.cpm}\n${io.currency}`, share: 40, align: 'right' },
    { head: `${words.cost}\n${io.currency}`, share: 60, align: 'right' },
  ];
  const ordered = [...io.lines].sort((one, other) => one.line_no - other.line_no);
  putTable(
    sheet,
    columns,
    ordered.map((line) => lineRow(block, line)),
  );
}

function lineRow(block: Block, line: PrintedLine): Row {
  const { words, format } = block;
  const cents = shownCents(line);
  const number = (value: number | null, write: (value: number) => string): Stack => [
    { text: value === null ? words.none : write(value), style: STYLES.body },
  ];
  return {
    cells: [
      [{ text: String(line.line_no), style: STYLES.body }],
      [{ text: line.podcast_title ?? words.none_stated, style: STYLES.strong }, ...episode(block, line)],
      placement(block, line),
      [{ text: format.flight(line), style: STYLES.body }],
      number(line.booked_impressions, format.count),
      number(line.booked_cpm_cents, format.amount),
      number(cents, format.amount),
    ],
    under: [
      { text: joined(facts(block, line)), style: STYLES.note },
      ...remarks(block, line).map((pair) => ({ text: joined([pair]), style: STYLES.note })),
    ],
  };
}

function episode({ words, format }: Block, line: PrintedLine): Stack {
  if (line.episode_id === null) return [{ text: words.episode_open, style: STYLES.note }];
  const drop = line.episode_publish_date;
  return [
    { text: line.episode_title ?? words.none_stated, style: STYLES.body },
    { text: drop ? said(words.planned_drop, { date: format.dayOf(drop) }) : '', style: STYLES.note },
  ];
}

function placement({ words }: Block, line: PrintedLine): Stack {
  const kind = [
    line.position && words[`position_${line.position}`],
    line.duration_seconds !== null && said(words.seconds, { n: line.duration_seconds }),
  ];
  const making = [
    line.delivery && words[`delivery_${line.delivery}`],
    words[`read_${line.read_type ?? 'none'}`],
  ];
  return [
    { text: line.ad_unit_name ?? words.none_stated, style: STYLES.body },
    { text: kind.filter(Boolean).join(', '), style: STYLES.note },
    { text: making.filter(Boolean).join(', '), style: STYLES.note },
  ];
}

type Pair = readonly [label: string, value: string];

/** Short facts of a line: they share one. */
function facts({ words }: Block, line: PrintedLine): Pair[] {
  const guid = line.episode_guid ?? line.episode_id;
  return [
    [words.promo_code, line.promo_code ?? words.none],
    [words.vanity_url, line.vanity_url ?? words.none],
    ...(guid ? [[words.guid, guid] as const] : []),
  ];
}

/** What else there is to say about a line. */
function remarks({ io, words, format }: Block, line: PrintedLine): Pair[] {
  const { makegood, cancelled } = line;
  const original = makegood && {
    io: makegood.of_io_number ?? io.io_number,
    line: makegood.of_line_no ?? '?',
  };
  const cost = line.line_cost_cents === null ? words.none : format.amount(line.line_cost_cents);
  const given = [
    [words.talking_points, line.talking_points],
    [words.separation, line.competitive_separation],
    [words.geo_target, line.geo_target],
    [words.frequency, line.frequency],
    [words.makegood, original && said(words.makegood_line, original)],
    [
      words.status,
      cancelled && said(words.cancelled_line, { date: format.dayOf(cancelled.cancelled_at), cost }),
    ],
  ] as const;
  return given.flatMap(([label, value]): Pair[] => (value ? [[label, value]] : []));
}

function joined(pairs: readonly Pair[]): string {
  return pairs.map(([label, value]) => `${label}: ${value}`).join('   ·   ');
}
