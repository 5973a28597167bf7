/** The reader's day, as `YYYY-MM-DD`. */
export function localDay(): string {
  return new Date().toLocaleDateString('sv');
}
