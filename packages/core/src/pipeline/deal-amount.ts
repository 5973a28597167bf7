import { exactRatio } from '../delivery/exact-ratio.ts';
import { currencyDecimals } from '../delivery/money.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';

/**
 * The currency that the context's deals are in, and the power of ten of its minor unit: 2 for USD, 0 for
 * JPY, 3 for KWD.
 *
 * @throws PodflightError `host.currency_invalid`
 */
export function dealCurrency({ currency = 'USD' }: PodflightContext): { currency: string; digits: number } {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new PodflightError(
      'host.currency_invalid',
      `The context's currency must be an ISO 4217 code in capitals, such as USD, got "${currency}".`,
      { currency },
    );
  }
  return { currency, digits: currencyDecimals(currency) };
}

/**
 * Minor units as SQL hands them over, a whole number as text.
 *
 * @throws PodflightError `host.value_out_of_range` beyond 2^53, and for a numeric that is no number.
 */
export function safeCents(text: string): number {
  const cents = Number(text);
  if (Number.isSafeInteger(cents)) return cents;
  throw new PodflightError(
    'host.value_out_of_range',
    `A campaign value, or the sum of several, is ${text} in minor units, which is more than can be told exactly. Correct campaign_value.`,
    { value: text },
  );
}

/**
 * `amount_cents` times `probability`, rounded half away from zero to a minor unit, without floats: what
 * PostgreSQL's `round` of the two numerics is.
 *
 * @param probability - 0 to 1; read to four decimals.
 */
export function weightedCents(amount_cents: number, probability: number): number {
  const weighted = exactRatio(Math.abs(amount_cents), Math.round(probability * 10_000), 10_000, 'half_up');
  return Math.sign(amount_cents) * weighted;
}
