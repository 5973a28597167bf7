import { daysBetween } from '../../delivery/index.ts';

/** How a part of the health stands, worst last. */
export type HealthStatus = 'pass' | 'warn' | 'error';

/** Days that are over and not in: today is not over, so yesterday is all that can be in. */
export function lagDays(data_through: string, today: string): number {
  return Math.max(0, daysBetween(data_through, today) - 1);
}

/** What the score is made of. Ratios are 0 to 1; `lag_days` is the days that are over and not in yet. */
export type HealthParts = { lag_days: number; completeness: number; acceptance: number; success: number };

/** When data counts as late, in days of lag. */
export type FreshnessLimits = { warnAfter: number; errorAfter: number };

export const DEFAULT_FRESHNESS: FreshnessLimits = { warnAfter: 1, errorAfter: 3 };

/** The ratio below which a part warns, and below which it is an error. */
const RATIO_LIMITS = {
  completeness: { warn: 0.95, error: 0.8 },
  acceptance: { warn: 0.98, error: 0.9 },
  success: { warn: 0.9, error: 0.7 },
} as const;

/** Freshness by lag: `pass` up to `warnAfter` days, `warn` before `errorAfter`, then `error` (dbt's model). */
export function freshnessStatus(lagDays: number, limits = DEFAULT_FRESHNESS): HealthStatus {
  if (lagDays <= limits.warnAfter) return 'pass';
  return lagDays < limits.errorAfter ? 'warn' : 'error';
}

/** Freshness as a number: 1 up to `warnAfter` days, falling in a line to 0 at `errorAfter`. */
export function freshnessScore(lagDays: number, limits = DEFAULT_FRESHNESS): number {
  const share = (limits.errorAfter - lagDays) / (limits.errorAfter - limits.warnAfter);
  return Math.min(1, Math.max(0, share));
}

/**
 * ETL health, 0 to 100: `round(100 * (0.4 F + 0.3 completeness + 0.2 acceptance + 0.1 success))`
 * (DOMAIN.md 2.9, whose lag counts from today: a day more).
 *
 * @example
 * healthScore({ lag_days: 2, completeness: 0.9, acceptance: 0.97, success: 1 }) // 76
 */
export function healthScore(parts: HealthParts, limits = DEFAULT_FRESHNESS): number {
  const fresh = freshnessScore(parts.lag_days, limits);
  return Math.round(
    100 * (0.4 * fresh + 0.3 * parts.completeness + 0.2 * parts.acceptance + 0.1 * parts.success),
  );
}

/** How each part stands. */
export type PartStatuses = Record<'freshness' | 'completeness' | 'acceptance' | 'success', HealthStatus>;

/** Judges each part by itself: freshness by its limits, the ratios by those above. */
export function partStatuses(parts: HealthParts, limits = DEFAULT_FRESHNESS): PartStatuses {
  return {
    freshness: freshnessStatus(parts.lag_days, limits),
    completeness: ratioStatus('completeness', parts.completeness),
    acceptance: ratioStatus('acceptance', parts.acceptance),
    success: ratioStatus('success', parts.success),
  };
}

/** The worst of the parts, so that a good score never hides one that is red. */
export function healthStatus(parts: HealthParts, limits = DEFAULT_FRESHNESS): HealthStatus {
  const statuses = Object.values(partStatuses(parts, limits));
  if (statuses.includes('error')) return 'error';
  return statuses.includes('warn') ? 'warn' : 'pass';
}

function ratioStatus(part: keyof typeof RATIO_LIMITS, ratio: number): HealthStatus {
  if (ratio < RATIO_LIMITS[part].error) return 'error';
  return ratio < RATIO_LIMITS[part].warn ? 'warn' : 'pass';
}
