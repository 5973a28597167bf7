/** The normal quantile of a two-sided 95 % interval. */
const Z_95 = 1.959963984540054;

/**
 * The 95 % interval of a share that was seen `successes` times in `trials` (E. B. Wilson, 1927): honest
 * with few trials too, where the usual one leaves 0 to 1. Null without any trial.
 *
 * @example wilsonInterval(12, 30) // { low: 0.2459…, high: 0.5768… }
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } | null {
  if (trials === 0) return null;
  const share = successes / trials;
  const z2 = Z_95 ** 2;
  const middle = share + z2 / (2 * trials);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2));
  const scale = 1 + z2 / trials;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
