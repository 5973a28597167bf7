import { stringify } from 'csv-stringify/browser/esm/sync';
import { guarded } from '../shared/formula-guard.ts';
import { parsedInput } from '../shared/parsed-input.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { type MatchFiltersInput, matchFilters, type RankKey, readMatches } from './list-matches.ts';
import type { MatchItem } from './match-item.ts';

const COLUMNS = [
  'advertiser_id',
  'advertiser_name',
  'podcast_id',
  'podcast_title',
  'score',
  'range_low',
  'range_high',
  'band',
  'coverage',
  'provisional',
  'eligible',
  'gates',
  'rationale',
  'updated_at',
] as const;

/** Rows that are read at once. */
const PAGE = 1_000;

/**
 * The matches of an advertiser or a podcast as CSV, by rank, a piece at a time: each is a transaction of its
 * own, so a slow reader holds none open. Cells that a spreadsheet would run as a formula get an apostrophe.
 *
 * @throws PodflightError as `listMatches`, before the first piece.
 */
export async function* exportMatchesCsv(
  ctx: PodflightContext,
  filters: MatchFiltersInput,
): AsyncGenerator<string> {
  const wanted = parsedInput(matchFilters, filters);
  const isForShow = wanted.advertiser_id === undefined;
  let after: RankKey | null = null;
  let head: string[][] = [[...COLUMNS]];
  for (;;) {
    const rows: MatchItem[] = await readMatches(ctx, wanted, after, PAGE);
    yield stringify([...head, ...rows.map((row) => cellsOf(row, isForShow))], {
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/,
    });
    head = [];
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = [last.eligible, last.range_low, last.match_id];
  }
}

/** The reasons are said to whom the file is of. */
function cellsOf(match: MatchItem, isForShow: boolean): string[] {
  const rationale = isForShow ? match.rationale_for_show : match.rationale;
  const cells = { ...match, rationale, gates: match.gates.map(({ code }) => code).join(' ') };
  return COLUMNS.map((column) => guarded(String(cells[column] ?? '')));
}
