/** One day of one episode from one source, as it is stored. Rates are 0 to 1; money is minor units. */
export type MetricValues = {
  day: string;
  episode_id: string;
  source: string;
  downloads: number | null;
  listeners: number | null;
  completion_rate: number | null;
  ctr: number | null;
  conversions: number | null;
  revenue_cents: number | null;
};

/** A metric row on its way into `etl_staged_rows`. */
export type StagedRow = MetricValues & {
  /** Line of the file. */
  line: number;
  /** `day` reads as day-first and could be month-first: settled when the whole file has been seen. */
  day_ambiguous: boolean;
};
