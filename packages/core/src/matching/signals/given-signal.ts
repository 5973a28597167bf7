import { PodflightError } from '../../shared/podflight-error.ts';
import type { GivenSignal, SignalName } from '../inputs.ts';
import type { Signal } from '../match-result.ts';
import type { HostEvidence } from '../signal-evidence.ts';

/**
 * A signal as the host gave it.
 *
 * @throws PodflightError `match.signal_invalid` when a number is out of range, or a value has no confidence.
 */
export function givenSignal(name: SignalName, given: GivenSignal): Signal<HostEvidence> {
  const { value, confidence, evidence = {} } = given;
  const inRange = (number: number) => number >= 0 && number <= 1;
  if (!inRange(confidence) || (value === null ? confidence !== 0 : !inRange(value))) {
    throw new PodflightError(
      'match.signal_invalid',
      `The host's source of the signal "${name}" gave a value of ${value} with a confidence of ${confidence}. Both are from 0 to 1; an unknown value is null with a confidence of 0.`,
      { signal: name, value, confidence },
    );
  }
  return {
    value: confidence === 0 ? null : value,
    confidence,
    evidence: { source: 'host', given: evidence },
  };
}
