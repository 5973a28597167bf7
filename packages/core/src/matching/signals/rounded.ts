/** To ten-thousandths: what evidence is stored and shown as. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
