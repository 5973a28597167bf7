import type { z } from 'zod';
import { ioLineInput } from '../book/book-io-input.ts';
import { keyText } from '../text-parts.ts';
import { type IoCsvColumn, NEEDED_COLUMNS } from './io-csv-columns.ts';
import { type IoCsvProblem, shownValue } from './io-csv-problem.ts';
import type { IoCsvRow } from './read-io-csv.ts';

/** A row whose cells are all in order. */
export type IoCsvLine = { row: IoCsvRow; deal_id: string; wanted: z.output<typeof ioLineInput> };

/** Reads the cells of a row, or says what is wrong with each. */
export function csvLine(row: IoCsvRow): IoCsvLine | IoCsvProblem[] {
  const { cells } = row;
  const problem = (column: IoCsvColumn, code: string, message: string) =>
    cellProblem(row, column, code, message);
  const missing = NEEDED_COLUMNS.filter((column) => cells[column] === '').map((column) =>
    problem(column, 'missing-cell', 'This cell must not be empty.'),
  );
  const broken = (['booked_impressions', 'booked_cpm_cents'] as const)
    .filter((column) => !/^\d*$/.test(cells[column]))
    .map((column) =>
      problem(column, 'not-integer', 'Write a whole number in digits alone, such as 50000, or nothing.'),
    );
  const already = new Set([...missing, ...broken].map(({ column }) => column));
  const parsed = ioLineInput.safeParse({
    ad_unit_id: cells.ad_unit_id,
    episode_id: orNull(cells.episode_id),
    flight_start: cells.flight_start,
    flight_end: cells.flight_end,
    booked_impressions: wholeNumber(cells.booked_impressions),
    booked_cpm_cents: wholeNumber(cells.booked_cpm_cents),
    promo_code: orNull(cells.promo_code),
    vanity_url: orNull(cells.vanity_url),
    read_type: orNull(cells.read_type.toLowerCase()),
  });
  const deal = keyText.safeParse(cells.deal_id);
  if (parsed.success && deal.success && already.size === 0) {
    return { row, deal_id: deal.data, wanted: parsed.data };
  }
  const issues = [
    ...(deal.error?.issues.map(({ message }) => ({ column: 'deal_id' as const, message })) ?? []),
    // Paths are fields of the object above, which has the columns' names.
    ...(parsed.error?.issues.map(({ path, message }) => ({ column: path[0] as IoCsvColumn, message })) ?? []),
  ];
  const invalid = issues
    .filter(({ column }) => !already.has(column))
    .map(({ column, message }) => problem(column, 'invalid-value', `${message}.`));
  return [...missing, ...broken, ...invalid];
}

/** A problem with one cell of a row. */
export function cellProblem(
  { line, cells }: IoCsvRow,
  column: IoCsvColumn,
  code: string,
  message: string,
): IoCsvProblem {
  return { line, column, code, message, value: shownValue(cells[column]) };
}

function orNull(cell: string): string | null {
  return cell === '' ? null : cell;
}

function wholeNumber(cell: string): number | null {
  return cell === '' ? null : Number(cell);
}
