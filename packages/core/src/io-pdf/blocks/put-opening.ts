import { PodflightError } from '../../shared/podflight-error.ts';
import { stampOf } from '../printed-io.ts';
import { measured, putStack } from '../sheet/put-text.ts';
import { prepared, putBox, putLines, putRule, STYLES } from '../sheet/sheet.ts';
import { drawnAside, within } from '../sheet/structure.ts';
import { said } from '../words.ts';
import { type Block, type Fact, putFacts } from './block.ts';

/** The host's logo: PNG or JPEG bytes. It is scaled into 150 by 36 points. */
export type Logo = { bytes: Uint8Array; format: 'png' | 'jpeg' };

/** Title, who issues it, and the numbers by which it is known and judged at a glance. */
export function putOpening(block: Block, logo: Logo | undefined): void {
  const { sheet, io, words } = block;
  const { area } = sheet;
  const half = area.width / 2;
  const publisher = [{ text: io.parties.publisher?.name ?? '', style: STYLES.strong, tag: 'P' }] as const;
  const name = measured(sheet, publisher, half - 10);
  if (logo) putLogo(block, logo);
  else putStack(sheet, name, { left: area.left, y: sheet.y + 6 });
  within(sheet.structure, 'H1', () => {
    const at = { left: area.left + half, width: half, align: 'right' as const, y: sheet.y };
    putLines(sheet, [prepared(sheet, words.insertion_order)], STYLES.title, at);
  });
  sheet.y += Math.max(46, logo ? 0 : name.height + 18);
  putRule(sheet, sheet.y - 6, sheet.palette.accent, 1.4);
  sheet.y += 6;
  putFacts(block, numbers(block), 4);
  putGlance(block);
}

function numbers({ io, words, format }: Block): Fact[] {
  const supersedes =
    io.supersedes_revision === null ? '' : `, ${said(words.supersedes, { n: io.supersedes_revision })}`;
  const stamp = stampOf(io);
  return [
    [words.io_number, io.io_number],
    [words.revision, `${io.revision}${supersedes}`],
    [words.issued, format.dayOf(io.issued_at)],
    [words.status, words[`status_${stamp}`]],
    ...(io.valid_until ? [[words.valid_until, format.time(io.valid_until)] as const] : []),
    [words.currency, io.currency],
    [words.time_zone, io.time_zone],
  ];
}

/** A tinted band: the most it can cost, when it runs, how much is bought. */
function putGlance({ sheet, io, words, format }: Block): void {
  const days = io.lines.flatMap((line) => [line.flight_first_day, line.flight_last_day]).sort();
  const [first, last] = [days[0], days.at(-1)];
  const booked = io.lines.reduce((sum, line) => sum + (line.booked_impressions ?? 0), 0);
  const figures = [
    [words.maximum_spend, format.money(io.totals.maximum_spend_cents)],
    [words.flight, first && last ? format.days(first, last) : words.none_stated],
    [words.impressions, format.count(booked)],
    [words.lines, format.count(io.lines.length)],
  ] as const;
  const shares = [0.3, 0.4, 0.18, 0.12];
  const inner = sheet.area.width - 24;
  const stacks = figures.map(([label, value], index) =>
    measured(
      sheet,
      [
        { text: label, style: STYLES.label, tag: 'P' },
        {
          text: value,
          style: index === 0 ? STYLES.figure : { ...STYLES.strong, size: 10.5, leading: 19 },
          tag: 'P',
        },
      ],
      inner * (shares[index] ?? 0) - 10,
    ),
  );
  const height = Math.max(...stacks.map((stack) => stack.height)) + 15;
  putBox(sheet, { left: sheet.area.left, y: sheet.y, width: sheet.area.width, height }, sheet.palette.tint);
  let left = sheet.area.left + 12;
  for (const [index, stack] of stacks.entries()) {
    putStack(sheet, stack, { left, y: sheet.y + 9 });
    left += inner * (shares[index] ?? 0);
  }
  sheet.y += height;
}

function putLogo({ sheet, io }: Block, { bytes, format }: Logo): void {
  const [left, top] = [sheet.area.left, sheet.y - 4];
  try {
    const { width, height } = sheet.file.getImageProperties(bytes);
    const scale = Math.min(150 / width, 36 / height);
    drawnAside(sheet.structure, () => {
      sheet.file.addImage(
        bytes,
        format.toUpperCase(),
        left,
        top,
        width * scale,
        height * scale,
        io.io_number,
      );
    });
  } catch (cause) {
    throw new PodflightError(
      'io.branding_invalid',
      `The logo is no readable ${format.toUpperCase()} file. Give the bytes of a PNG or JPEG, and say which.`,
      { format },
      { cause },
    );
  }
}
