/** Something that `doctor` found. `error` means that data is at risk or Podflight cannot work. */
export type Finding = {
  level: 'error' | 'warning';
  /** Stable, e.g. `rls.R1`, `host.table`, `drift.index`. */
  code: string;
  message: string;
  /** What to do. */
  fix: string;
};
