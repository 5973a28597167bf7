import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import type { Health, HealthStatus } from './health-data.ts';

/** The four parts of the score. */
export const HEALTH_PARTS = ['freshness', 'completeness', 'acceptance', 'success'] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

/** A part as a share of 0 to 1; null when it is not known. */
export function partShare(health: Health, part: HealthPart): number | null {
  return part === 'freshness' ? health.freshness.score : health[part];
}

/** How a part stands, by the limits of whoever worked the card out. */
export function partStatus(health: Health, part: HealthPart): HealthStatus {
  return health.part_status[part];
}

/** The one line that says what the score means, or what to do: about the worst part. */
export function healthSentence(
  health: Health,
  data_through: string | null,
  text: Translate,
  formats: CardFormats,
): string {
  const worst = worstPart(health);
  if (worst === null) {
    const partial = HEALTH_PARTS.some((part) => partShare(health, part) === null);
    return text(partial ? 'health_say_partial' : 'health_say_good');
  }
  if (worst === 'freshness') {
    const day = data_through ? formats.day(data_through) : '';
    return text('health_say_freshness', { count: health.lag_days ?? 0, day });
  }
  return text(`health_say_${worst}`, { percent: formats.percent(health[worst] ?? 0) });
}

/** The part that is worst: an error before a warning, then the lowest share; null when all are fine. */
export function worstPart(health: Health): HealthPart | null {
  const rank = { error: 0, warn: 1, never: 2, pass: 2 } as const;
  const [worst] = HEALTH_PARTS.filter((part) => rank[partStatus(health, part)] < 2).sort(
    (left, right) =>
      rank[partStatus(health, left)] - rank[partStatus(health, right)] ||
      (partShare(health, left) ?? 1) - (partShare(health, right) ?? 1),
  );
  return worst ?? null;
}
