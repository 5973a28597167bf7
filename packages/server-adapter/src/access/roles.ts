/** What a caller may do, weakest first: `viewer` reads, `member` writes, `admin` also runs what concerns everybody. */
export const ROLES = ['viewer', 'member', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether `role` is at least `needed`. A role that is none of {@link ROLES} may do nothing. */
export function mayAct(role: unknown, needed: Role): boolean {
  const weakestFirst: readonly unknown[] = ROLES;
  return weakestFirst.indexOf(role) >= weakestFirst.indexOf(needed);
}
