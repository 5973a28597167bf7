/**
 * A number, or the reason why there is none. Never 0, NaN or Infinity in place of "cannot be computed":
 * a page that shows 0 for it would be lying.
 */
export type Answer<Reason extends string> = { value: number; reason: null } | { value: null; reason: Reason };

export const known = (value: number): { value: number; reason: null } => ({ value, reason: null });

export const unknown = <Reason extends string>(reason: Reason): { value: null; reason: Reason } => ({
  value: null,
  reason,
});
