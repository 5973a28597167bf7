/**
 * Something that `doctor` found. `error` means that data is at risk or Podflight cannot work, `note` that
 * something is still to be done, as before the first `up`.
 */
export type Finding = {
  level: 'error' | 'warning' | 'note';
  /** Stable, e.g. `rls.R1`, `host.table`, `role.grant`, `drift.index`. */
  code: string;
  message: string;
  /** What to do. */
  fix: string;
};
