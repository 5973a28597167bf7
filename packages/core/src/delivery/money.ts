import { PodflightError } from '../shared/podflight-error.ts';
import { assertCount } from './value-in-range.ts';

/** An amount in minor units of its currency. */
export interface Money {
  /** Minor units: cents of USD, yen of JPY (no decimals), fils of KWD (three). */
  amount_cents: number;
  /** ISO 4217, upper case. */
  currency: string;
}

/**
 * How many decimals a currency is written with: 2 for USD, 0 for JPY, 3 for KWD. Source: CLDR, by `Intl`.
 *
 * @throws PodflightError `delivery.value_invalid` for what is no three-letter code.
 */
export function currencyDecimals(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch (cause) {
    throw new PodflightError(
      'delivery.value_invalid',
      `"${currency}" is no currency code. Write the three letters of ISO 4217, such as USD.`,
      { currency },
      { cause },
    );
  }
}

/**
 * The sum of amounts of one currency; `null` for none, which have no currency either.
 *
 * @throws PodflightError `delivery.currencies_mixed`: two currencies never make a sum.
 * @example sumMoney([{ amount_cents: 250, currency: 'USD' }, { amount_cents: 50, currency: 'USD' }])
 * // { amount_cents: 300, currency: 'USD' }
 */
export function sumMoney(amounts: readonly Money[]): Money | null {
  const totals = totalsByCurrency(amounts);
  const [first, second] = totals;
  if (first && second) {
    throw new PodflightError(
      'delivery.currencies_mixed',
      `Amounts in ${totals.map(({ currency }) => currency).join(' and ')} cannot be added. Show one total for each currency.`,
      { currencies: totals.map(({ currency }) => currency) },
    );
  }
  return first ?? null;
}

/** One total for each currency, by currency code. The way to show amounts that may differ in currency. */
export function totalsByCurrency(amounts: readonly Money[]): Money[] {
  const totals = new Map<string, number>();
  for (const { amount_cents, currency } of amounts) {
    assertCount('An amount', amount_cents);
    const total = (totals.get(currency) ?? 0) + amount_cents;
    assertCount('The total', total);
    totals.set(currency, total);
  }
  return [...totals]
    .map(([currency, amount_cents]) => ({ amount_cents, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
