/** A show of the demo: what is written down by hand; its numbers are drawn. */
export type ShowPlan = {
  title: string;
  category: string;
  language: string;
  explicit: boolean;
  summary: string;
  host: string;
  /** Days from one episode to the next. */
  cadence: number;
  /** 0 is Sunday. */
  releaseWeekday: number;
  /** Downloads that an episode gets in its first 28 days, at the start of the year. */
  audience: number;
  /** What the audience grows by in a year: 0.3 is a third more. */
  growth: number;
  /** How much weekends differ: below 1 for commuters, above 1 for families. */
  weekend: number;
  /** Titles are a form with a subject put into it, so there are at most forms × subjects episodes. */
  forms: readonly [string, ...string[]];
  /** Separated by semicolons. */
  subjects: string;
  /** The forms of a subject follow each other, as parts of a story do. */
  serial?: true;
};

export type SponsorPlan = { name: string; company: string; industry: string; contact: string };

export type TenantPlan = {
  slug: 'northwind' | 'lantern';
  name: string;
  /** Days that the newest metrics lie back when the demo is first started. */
  dataLag: number;
  shows: readonly ShowPlan[];
  sponsors: readonly SponsorPlan[];
};
