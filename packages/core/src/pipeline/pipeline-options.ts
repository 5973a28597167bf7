import { type DealStage, OPEN_STAGES, type OpenStage } from './deal-stage.ts';

/** What a host may set of its deal pipeline. */
export type PipelineOptions = {
  /** Deals go forward one stage at a time, and are won from negotiation only. @defaultValue false */
  strict?: boolean;
  /** How likely a deal in a stage is won, 0 to 1. @defaultValue 0.1, 0.25, 0.5, 0.75 */
  probabilities?: Partial<Record<OpenStage, number>>;
  /** Days without activity after which a deal in a stage rots. @defaultValue 14, 14, 10, 7 */
  rotting_days?: Partial<Record<OpenStage, number>>;
};

/** How likely a deal is won by its stage, where nothing better is known (DOMAIN 2.6, after EspoCRM). */
export const DEFAULT_PROBABILITIES: Readonly<Record<DealStage, number>> = {
  lead: 0.1,
  qualified: 0.25,
  proposal: 0.5,
  negotiation: 0.75,
  won: 1,
  lost: 0,
};

const DEFAULT_ROTTING_DAYS: Readonly<Record<OpenStage, number>> = {
  lead: 14,
  qualified: 14,
  proposal: 10,
  negotiation: 7,
};

/** {@link PipelineOptions} with its defaults filled in. */
export type PipelineSettings = {
  strict: boolean;
  probabilities: Readonly<Record<DealStage, number>>;
  rotting_days: Readonly<Record<OpenStage, number>>;
};

/**
 * Fills in the defaults. What it answers is complete options again.
 *
 * @throws RangeError for a probability that is not from 0 to 1, or days that are not 0 or more.
 */
export function pipelineSettings(options: PipelineOptions = {}): PipelineSettings {
  const settings = {
    strict: options.strict ?? false,
    probabilities: { ...DEFAULT_PROBABILITIES, ...options.probabilities },
    rotting_days: { ...DEFAULT_ROTTING_DAYS, ...options.rotting_days },
  };
  for (const stage of OPEN_STAGES) {
    const probability = settings.probabilities[stage];
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`The probability of "${stage}" must be from 0 to 1, got ${probability}.`);
    }
    const days = settings.rotting_days[stage];
    if (!(days >= 0)) throw new RangeError(`The rotting days of "${stage}" must be 0 or more, got ${days}.`);
  }
  return settings;
}
