/** Decimals that a currency is written with: 2 for USD, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Minor units as a number field shows them: 2500 cents are `25.00`. Empty for null. */
export function fieldOfCents(cents: number | null, currency: string): string {
  const decimals = decimalsOf(currency);
  return cents === null ? '' : (cents / 10 ** decimals).toFixed(decimals);
}

/** What was typed into a number field, in minor units; null when there is nothing, or no amount. */
export function centsOfField(value: string, currency: string): number | null {
  const amount = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(amount) && amount >= 0 ? Math.round(amount * 10 ** decimalsOf(currency)) : null;
}
