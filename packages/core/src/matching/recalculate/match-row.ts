import { SIGNALS } from '../inputs.ts';
import type { MatchResult } from '../match-result.ts';
import { rationaleText } from '../rationale/rationale-text.ts';

/** A match as it is stored; what is null there is the empty text here. */
export type MatchRow = {
  match_id: string;
  advertiser_id: string;
  podcast_id: string;
  score: number;
  range_low: number;
  range_high: number;
  coverage: number;
  eligible: boolean;
  provisional: boolean;
  input_hash: number;
  rationale: string;
  /** JSON, like the three that follow. */
  signals: string;
  reasons: string;
  gates: string;
  problems: string;
};

/** A result as it is stored: the evidence stays out, for `getMatch` reads it again from where it came. */
export function matchRow(
  key: Pick<MatchRow, 'match_id' | 'advertiser_id' | 'podcast_id' | 'input_hash'>,
  result: MatchResult,
): MatchRow {
  const { score, range_low, range_high, coverage, eligible, provisional, reasons, gates, problems } = result;
  return {
    ...key,
    score,
    range_low,
    range_high,
    coverage,
    eligible,
    provisional,
    rationale: rationaleText(reasons).replaceAll('\n', ' '),
    signals: signalsJson(result),
    reasons: storable(reasons),
    gates: gates.length > 0 ? storable(gates) : '',
    problems: problems.length > 0 ? storable(problems) : '',
  };
}

/** Signals as they are stored: `[value, confidence]` by name; a signal without a value is left out. */
export type StoredSignals = { [name: string]: [value: number, confidence: number] };

function signalsJson({ signals }: MatchResult): string {
  let json = '';
  for (const name of SIGNALS) {
    const { value, confidence } = signals[name];
    if (value === null) continue;
    json += `${json === '' ? '{' : ','}"${name}":[${thousandths(value)},${thousandths(confidence)}]`;
  }
  return json === '' ? '{}' : `${json}}`;
}

function thousandths(part: number): number {
  return Math.round(part * 1000) / 1000;
}

/** JSON for jsonb, which has no place for NUL characters and halves of surrogate pairs. */
function storable(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_, part) =>
    typeof part === 'string' ? part.replace(/\0|\p{Cs}/gu, '\ufffd') : part,
  );
}
