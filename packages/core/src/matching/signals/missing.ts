import type { Signal } from '../match-result.ts';
import type { MissingEvidence } from '../signal-evidence.ts';

/** A signal without a value. One object for all pairs: it is not to be changed. */
export function missing(why: MissingEvidence['missing'], ...fields: string[]): Signal<MissingEvidence> {
  return Object.freeze({
    value: null,
    confidence: 0,
    evidence: Object.freeze({ missing: why, fields: Object.freeze(fields) }),
  });
}
