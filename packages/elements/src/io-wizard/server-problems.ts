import type { ApiError } from '../api/api-error.ts';
import type { SlotAlternative } from '../api/io-contract.ts';
import type { DraftLine } from './io-draft.ts';
import type { Problems, TakenLines } from './line-problems.ts';

/** Fields of the server's, and those that they stand at here. */
const FIELDS: Readonly<Record<string, string>> = {
  ad_unit_id: 'slot',
  episode_id: 'slot',
  flight_start: 'first_day',
  flight_end: 'last_day',
  booked_impressions: 'impressions',
  booked_cpm_cents: 'cpm_cents',
  promo_code: 'promo_code',
  slug: 'vanity_slug',
  target_url: 'target_url',
};

/** What the server found, at the fields that it means; what has no field here is left out. */
export function serverProblems(error: ApiError, lines: readonly DraftLine[]): Problems {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.document.errors ?? []) {
    const [root = '', index = '', part = '', inner = ''] = (path ?? '').split('.');
    const name = part === 'vanity' ? inner : part;
    const line = root === 'lines' ? lines[Number(index)] : undefined;
    const field = line ? `${line.key}:${FIELDS[name] ?? 'slot'}` : root;
    if (message) problems[field] ??= message;
  }
  return problems;
}

/** The lines that found no slot: the server names them by their place in what was sent. */
export function takenLines(error: ApiError, lines: readonly DraftLine[]): TakenLines {
  const { details } = error.document;
  // The API's contract for io.slot_taken; members may also stand at the top of the document.
  const said = (details ?? error.document) as {
    line?: number;
    alternatives?: SlotAlternative[];
    lines?: { line: number; alternatives: SlotAlternative[] }[];
  };
  const all = said.lines ?? [{ line: said.line ?? 0, alternatives: said.alternatives ?? [] }];
  return Object.fromEntries(
    all.flatMap(({ line, alternatives }) => {
      const key = lines[line]?.key;
      return key === undefined ? [] : [[key, alternatives]];
    }),
  );
}
